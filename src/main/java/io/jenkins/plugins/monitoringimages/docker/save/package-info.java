/** Images of a container engine, read back. */
package io.jenkins.plugins.monitoringimages.docker.save;
