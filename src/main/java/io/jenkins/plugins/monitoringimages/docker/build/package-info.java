/** Images that a container engine builds from a Dockerfile. */
package io.jenkins.plugins.monitoringimages.docker.build;
