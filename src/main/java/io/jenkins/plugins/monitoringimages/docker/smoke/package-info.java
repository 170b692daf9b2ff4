/** Running an image on a container engine until it answers. */
package io.jenkins.plugins.monitoringimages.docker.smoke;
