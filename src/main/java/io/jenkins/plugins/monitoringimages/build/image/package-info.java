/** A component's release and its texts as the description of an image, and the two ways to make it. */
package io.jenkins.plugins.monitoringimages.build.image;
