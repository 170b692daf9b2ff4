/** The images that a container engine has: described, tagged, pulled and removed. */
package io.jenkins.plugins.monitoringimages.docker.images;
