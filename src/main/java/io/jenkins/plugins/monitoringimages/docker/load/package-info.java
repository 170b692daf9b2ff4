/** Loading images into a container engine, without the layers that it has. */
package io.jenkins.plugins.monitoringimages.docker.load;
