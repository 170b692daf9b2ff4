/** Images: what is sent to a container engine, and the port through which one builds, proves and tags them. */
package io.jenkins.plugins.monitoringimages.image;
