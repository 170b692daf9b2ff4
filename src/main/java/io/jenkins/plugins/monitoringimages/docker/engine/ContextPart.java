package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.image.Blob;

/**
 * A file of a build context. Its owner is root; a Dockerfile's {@code COPY} says whose it is in the image.
 *
 * @param path relative, with {@code /}, without {@code .} and {@code ..}
 * @param mode permission bits, 0 to 07777 octal
 */
public record ContextPart(String path, int mode, Blob content) {}
