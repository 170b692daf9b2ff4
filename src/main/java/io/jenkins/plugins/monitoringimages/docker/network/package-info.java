/** Several containers in a network of their own, from which nothing leads out. */
package io.jenkins.plugins.monitoringimages.docker.network;
