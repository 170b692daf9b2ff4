/** Several components that are wired to each other: made side by side, proven together, and written down as one directory. */
package io.jenkins.plugins.monitoringimages.stack;
