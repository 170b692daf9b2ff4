/** The use case: from a spec to monitoring images. */
package io.jenkins.plugins.monitoringimages.build;
