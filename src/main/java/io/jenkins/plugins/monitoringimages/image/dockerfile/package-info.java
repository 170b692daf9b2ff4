/** A {@code Dockerfile} as typed instructions, and its text. */
package io.jenkins.plugins.monitoringimages.image.dockerfile;
