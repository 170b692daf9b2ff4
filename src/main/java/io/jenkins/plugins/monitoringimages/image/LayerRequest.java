package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.Optional;

/**
 * One layer of files, and settings, to be put on an image.
 *
 * @param platform of the image, which it must have afterwards too
 * @param parentId the engine's own id of the image below
 * @param files by their paths in the image, without the leading {@code /}; folders that are not among them stay as they
 *     are, or are made as root's; empty where only settings change
 * @param settings of the image
 */
public record LayerRequest(Platform platform, String parentId, Optional<BuildContext> files, ImageSettings settings) {}
