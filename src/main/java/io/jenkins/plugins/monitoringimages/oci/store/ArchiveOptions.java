package io.jenkins.plugins.monitoringimages.oci.store;

import io.jenkins.plugins.monitoringimages.image.Layer;
import java.util.function.Predicate;

/**
 * What an archive of images holds.
 *
 * @param leftOut the layers whose blobs are named and not written, because the reader has them
 * @param inflated whether the blobs of layers are written uncompressed, for engines that inflate slowly: the ids of the
 *     configurations stay as they are, and the digests of the manifests in the archive become others
 * @param dockerManifest whether {@code manifest.json} is written too, by which classic engines and older tools read it
 */
public record ArchiveOptions(Predicate<Layer> leftOut, boolean inflated, boolean dockerManifest) {

    /** All layers as they are, for every reader. */
    public static ArchiveOptions complete() {
        return new ArchiveOptions(layer -> false, false, true);
    }

    /** The same without the blobs of some layers. */
    public ArchiveOptions without(Predicate<Layer> layers) {
        return new ArchiveOptions(layers, inflated, dockerManifest);
    }

    /** The same with layers uncompressed. */
    public ArchiveOptions inflate() {
        return new ArchiveOptions(leftOut, true, dockerManifest);
    }

    /** The same as an OCI layout alone. */
    public ArchiveOptions withoutDockerManifest() {
        return new ArchiveOptions(leftOut, inflated, false);
    }
}
