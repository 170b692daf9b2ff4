/** Several containers in a network of their own. */
package io.jenkins.plugins.monitoringimages.docker.network;
