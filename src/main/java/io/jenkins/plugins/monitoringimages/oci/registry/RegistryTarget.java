package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.PublishedImage;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Registries as a target. Blobs that are there are not sent; those of a base in the same registry are taken over from its
 * repository; several are sent at once. An image is stored by its digest, which nobody sees in a list of tags.
 */
public final class RegistryTarget implements ImageTarget {

    private static final int AT_ONCE = 3;

    private final RegistryClient client;
    private final List<ImageReference> names;
    private final Set<String> present = ConcurrentHashMap.newKeySet();

    /** @param names under which images will be published, so that it is known where to look for them; tags do not matter */
    public RegistryTarget(RegistryClient client, List<ImageReference> names) {
        this.client = client;
        this.names = List.copyOf(names);
    }

    @Override
    public String description() {
        return "registry "
                + names.stream()
                        .map(name -> name.registry().isEmpty() ? "docker.io" : name.registry())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    @Override
    public boolean holdsIndexes() {
        return true;
    }

    @Override
    public boolean has(Image image) throws ImageException, InterruptedException {
        for (Repository repository : repositories(names)) {
            if (repository.digest(image.digest()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public StoredImage store(Image image, List<ImageReference> tags) throws ImageException, InterruptedException {
        long moved = 0;
        for (Repository repository : repositories(tags)) {
            moved += send(image, repository);
            repository.put(image.digest(), image.manifest());
        }
        return new StoredImage(image.digest(), image.size(), moved);
    }

    @Override
    public PublishedImage publish(Image image, ImageReference tag) throws ImageException, InterruptedException {
        return publish(image.manifest(), tag);
    }

    @Override
    public PublishedImage publish(ImageIndex index, ImageReference tag) throws ImageException, InterruptedException {
        return publish(index.json(), tag);
    }

    @Override
    public Optional<String> digestOf(ImageReference tag) throws ImageException, InterruptedException {
        return client.repository(tag).digest(tag.tagged().tag());
    }

    @Override
    public void close() {
        // What was stored and not published has no tag, and is collected by the registry.
    }

    private PublishedImage publish(Blob manifest, ImageReference tag) throws ImageException, InterruptedException {
        ImageReference name = tag.tagged();
        client.repository(name).put(name.tag(), manifest);
        client.events().output("Pushed " + name + "@" + manifest.digest());
        return new PublishedImage(name.toString(), manifest.digest());
    }

    /** Sends what is missing, several blobs at once. @return how many bytes were sent */
    private long send(Image image, Repository repository) throws ImageException, InterruptedException {
        Map<String, Blob> blobs = new LinkedHashMap<>();
        Stream.concat(image.layers().stream().map(Layer::blob), Stream.of(image.config()))
                .forEach(blob -> blobs.putIfAbsent(blob.digest(), blob));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletionService<Long> tasks = new ExecutorCompletionService<>(threads);
            blobs.values().forEach(blob -> tasks.submit(task(blob, repository)));
            long moved = 0;
            for (int i = 0; i < blobs.size(); i++) {
                moved += tasks.take().get();
            }
            return moved;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImageException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Long> task(Blob blob, Repository repository) {
        return () -> {
            String key = repository + "@" + blob.digest();
            if (present.contains(key)) {
                return 0L;
            }
            long moved = repository.has(blob.sha256()) ? 0 : repository.upload(blob, beside(blob, repository));
            present.add(key);
            return moved;
        };
    }

    private static Optional<Repository> beside(Blob blob, Repository repository) {
        return blob instanceof RegistryBlob other && other.repository().isBeside(repository)
                ? Optional.of(other.repository())
                : Optional.empty();
    }

    private List<Repository> repositories(List<ImageReference> references) throws InterruptedException {
        Map<String, Repository> distinct = new LinkedHashMap<>();
        for (ImageReference reference : references) {
            Repository repository = client.repository(reference);
            distinct.putIfAbsent(repository.toString(), repository);
        }
        return List.copyOf(distinct.values());
    }
}
