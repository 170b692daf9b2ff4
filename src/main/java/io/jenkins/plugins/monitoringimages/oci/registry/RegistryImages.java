package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import io.jenkins.plugins.monitoringimages.oci.read.BlobSource;
import io.jenkins.plugins.monitoringimages.oci.read.DocumentReader;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.ImageFinder;
import io.jenkins.plugins.monitoringimages.oci.read.Place;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import java.util.List;
import java.util.Optional;

/** Images as registries describe them: only manifests and configurations are read, never layers. */
public final class RegistryImages implements ImageFinder {

    private final RegistryClient client;

    public RegistryImages(RegistryClient client) {
        this.client = client;
    }

    @Override
    public FoundImage find(ImageReference name) throws ImageException, InterruptedException {
        Repository repository = client.repository(name);
        String reference = name.digest().isEmpty() ? name.tagged().tag() : name.digest();
        Blob document = repository.manifest(reference)
                .orElseThrow(() -> new RegistryException(
                        "The repository " + repository + " has no " + reference + "; check name, tag and digest"));
        Manifests.read(Manifests.bytes(document), name.toString());
        Place place = new Place("the repository " + repository, true, LayerBytes.LEFT);
        return FileWork.reading(
                "The image " + name + " at " + repository + " cannot be read",
                () -> new DocumentReader(place, new Parts(repository)).read(document, List.of(name.canonical())));
    }

    private record Parts(Repository repository) implements BlobSource {

        @Override
        public Optional<Blob> manifest(Sha256 sha256) throws RegistryException, InterruptedException {
            return repository.manifest(sha256.digest());
        }

        @Override
        public Optional<Blob> config(Sha256 sha256) throws RegistryException, InterruptedException {
            return repository.small(sha256);
        }

        @Override
        public Optional<Blob> layer(Sha256 sha256, long size) {
            return Optional.of(BlobSource.unread(sha256, size));
        }
    }
}
