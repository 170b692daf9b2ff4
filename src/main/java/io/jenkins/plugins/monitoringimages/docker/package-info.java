/** Container engines that speak the Docker API: where they are, and how they build, prove, tag and push images. */
package io.jenkins.plugins.monitoringimages.docker;
