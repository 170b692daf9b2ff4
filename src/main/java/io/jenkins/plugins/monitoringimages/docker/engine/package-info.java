/** A container engine as a target for images, a source of base images, and what runs them. */
package io.jenkins.plugins.monitoringimages.docker.engine;
