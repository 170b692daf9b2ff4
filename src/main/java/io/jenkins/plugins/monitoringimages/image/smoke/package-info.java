/** The port through which an image is started and asked whether it is ready. */
package io.jenkins.plugins.monitoringimages.image.smoke;
