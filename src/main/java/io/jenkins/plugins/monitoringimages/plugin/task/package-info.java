/** What the steps share: where they work, what of the system configuration they take, and how their arguments are read. */
package io.jenkins.plugins.monitoringimages.plugin.task;
