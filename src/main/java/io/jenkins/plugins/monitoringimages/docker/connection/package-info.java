/** Where a container engine is, how it is reached, and what to say where that fails. */
package io.jenkins.plugins.monitoringimages.docker.connection;
