package io.jenkins.plugins.monitoringimages.docker.images;

import io.jenkins.plugins.monitoringimages.image.Image;

/** How a container engine keeps its images, which decides what it wants to be sent. */
public enum StoreKind {
    /** Docker's own store: an image is known by its configuration, and layers lie there unpacked. */
    CLASSIC("Docker", false),
    /** Docker with the containerd image store: manifests, layers and indexes lie there as they came. */
    CONTAINERD("Docker with the containerd image store", true),
    /** Podman: as the classic store, but a layer is known without those below it. */
    PODMAN("Podman", false);

    private final String title;
    private final boolean keepsBlobs;

    StoreKind(String title, boolean keepsBlobs) {
        this.title = title;
        this.keepsBlobs = keepsBlobs;
    }

    /** In a few words, for people. */
    public String title() {
        return title;
    }

    /** Whether manifests and indexes lie there as they came, with digests that the engine itself knows. */
    public boolean keepsBlobs() {
        return keepsBlobs;
    }

    /** By what the engine knows this image, {@code sha256:...}. */
    public String idOf(Image image) {
        return keepsBlobs ? image.digest() : image.id();
    }
}
