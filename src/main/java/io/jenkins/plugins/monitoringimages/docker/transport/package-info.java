/** How a long body is sent to a container engine. */
package io.jenkins.plugins.monitoringimages.docker.transport;
