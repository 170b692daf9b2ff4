package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.List;

/**
 * A finished image for one platform, in bytes that every target takes as they are.
 *
 * @param platform of the image
 * @param config its OCI configuration; the digest is the image's id on classic engines
 * @param manifest its OCI manifest; the digest is the image's name in registries, and its id in a containerd store
 * @param layers bottom first
 */
public record Image(Platform platform, Blob config, Blob manifest, List<Layer> layers) {

    public Image {
        layers = List.copyOf(layers);
    }

    /** The digest of the configuration, {@code sha256:...}. */
    public String id() {
        return config.digest();
    }

    /** The digest of the manifest, {@code sha256:...}. */
    public String digest() {
        return manifest.digest();
    }

    /** What is stored of it, in bytes. */
    public long size() {
        return config.size() + manifest.size() + layers.stream().mapToLong(l -> l.blob().size()).sum();
    }

    /** Of the tars of all layers, in bytes; -1 where that of a layer is not known. */
    public long unpackedSize() {
        return layers.stream().anyMatch(layer -> layer.inflatedSize() < 0)
                ? -1
                : layers.stream().mapToLong(Layer::inflatedSize).sum();
    }
}
