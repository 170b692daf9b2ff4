/** The images that a container engine has and makes. */
package io.jenkins.plugins.monitoringimages.docker.engine;
