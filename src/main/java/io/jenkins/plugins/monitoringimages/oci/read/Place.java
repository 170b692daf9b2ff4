package io.jenkins.plugins.monitoringimages.oci.read;

/**
 * Where an image was found.
 *
 * @param name for people, such as {@code the archive images.tar}
 * @param keepsManifests whether manifests lie there as they came; those of a mere {@code docker save} are made from its
 *     configurations, and no registry knows their digests
 * @param layers what became of the bytes of its layers
 */
public record Place(String name, boolean keepsManifests, LayerBytes layers) {

    /** What became of the bytes of layers. */
    public enum LayerBytes {
        /** They can be read, and are compared with their digests then. */
        THERE,
        /** They went by once, and were compared with their digests. */
        COMPARED,
        /** They stayed where they are; only what manifests and configurations say is known. */
        LEFT
    }

    @Override
    public String toString() {
        return name;
    }
}
