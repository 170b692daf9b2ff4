package io.jenkins.plugins.monitoringimages.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.cache.CacheException;
import io.jenkins.plugins.monitoringimages.cache.CachedBlob;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Base images out of registries, through the cache: manifests and configurations are kept there, and layers once they are
 * read. Within one source a tag stays what it was first resolved to, for all platforms. It is closed after the build.
 */
public final class RegistryBaseImages implements BaseImageSource, AutoCloseable {

    private static final String KIND = "base";
    private static final int DEEPEST = 2;

    private final RegistryClient client;
    private final BlobCache cache;
    private final Map<String, Sha256> resolved = new HashMap<>();
    private final Queue<RegistryBlob> blobs = new ConcurrentLinkedQueue<>();

    public RegistryBaseImages(RegistryClient client, BlobCache cache) {
        this.client = client;
        this.cache = cache;
    }

    @Override
    public BaseImage get(ImageReference name, Platform platform, PullPolicy pull)
            throws ImageException, InterruptedException {
        Repository repository = client.repository(name);
        boolean offline = pull == PullPolicy.NEVER;
        try {
            Sha256 root = name.digest().isEmpty() ? resolve(name, repository, pull) : new Sha256(name.digest());
            JsonNode manifest = Manifests.read(document(root, repository, name, offline), name.toString());
            boolean alone = !Manifests.isIndex(manifest);
            for (int depth = 0; Manifests.isIndex(manifest) && depth < DEEPEST; depth++) {
                JsonNode index = manifest;
                JsonNode entry = new PlatformChoice(platform).among(index).orElseThrow(
                        () -> new RegistryException(name + " has no image for " + platform + "; it has " + PlatformChoice.all(index)));
                manifest = Manifests.read(
                        document(Manifests.digest(entry, name.toString()), repository, name, offline), name.toString());
            }
            return image(name, platform, root, manifest, alone, repository, offline);
        } catch (CacheException e) {
            throw new RegistryException(e.getMessage(), e);
        }
    }

    /** Lets the cache remove what was read. */
    @Override
    public void close() {
        for (RegistryBlob blob = blobs.poll(); blob != null; blob = blobs.poll()) {
            blob.close();
        }
    }

    private BaseImage image(
            ImageReference name, Platform platform, Sha256 root, JsonNode manifest, boolean alone,
            Repository repository, boolean offline)
            throws RegistryException, InterruptedException {
        String where = name.toString();
        RegistryBlob config = blob(manifest.path("config"), repository, offline, where);
        config.fetch();
        JsonNode settings = Manifests.read(Manifests.bytes(config), where);
        if (alone && !new PlatformChoice(platform).accepts(settings)) {
            throw new RegistryException(
                    name + " has no image for " + platform + "; it has " + PlatformChoice.name(settings));
        }
        JsonNode diffIds = settings.path("rootfs").path("diff_ids");
        if (diffIds.size() != manifest.path("layers").size()) {
            throw new RegistryException(name + " is damaged: it has " + manifest.path("layers").size() + " layers, and its"
                    + " configuration names " + diffIds.size());
        }
        List<Layer> layers = new ArrayList<>();
        for (JsonNode descriptor : manifest.path("layers")) {
            RegistryBlob blob = blob(descriptor, repository, offline, where);
            Compression compression = Manifests.compression(descriptor, where);
            Sha256 diffId = Manifests.digest(diffIds.path(layers.size()).asText(""), where);
            layers.add(new Layer(blob, compression, diffId, compression == Compression.NONE ? blob.size() : -1));
        }
        return new BaseImage(name, platform, Optional.of(root), config, layers);
    }

    private RegistryBlob blob(JsonNode descriptor, Repository repository, boolean offline, String where)
            throws RegistryException {
        Sha256 sha256 = Manifests.digest(descriptor, where);
        RegistryBlob blob = new RegistryBlob(repository, sha256, descriptor.path("size").asLong(), cache, offline);
        blobs.add(blob);
        return blob;
    }

    /** What a tag stands for: what it did before, if that will do, or else what its registry says now. */
    private synchronized Sha256 resolve(ImageReference name, Repository repository, PullPolicy pull)
            throws RegistryException, CacheException, InterruptedException {
        String tag = name.tagged().tag();
        String key = repository + ":" + tag;
        if (resolved.containsKey(key)) {
            return resolved.get(key);
        }
        Optional<Sha256> before = pull == PullPolicy.ALWAYS ? Optional.empty() : remembered(key);
        if (before.isEmpty() && pull == PullPolicy.NEVER) {
            throw missing(name);
        }
        Sha256 root = before.isPresent() ? before.get() : ask(name, repository, tag);
        cache.remember(KIND, key, root.digest() + "\n" + key + "\n");
        resolved.put(key, root);
        return root;
    }

    private Sha256 ask(ImageReference name, Repository repository, String tag)
            throws RegistryException, CacheException, InterruptedException {
        Optional<String> digest = repository.digest(tag);
        return Manifests.digest(digest.orElseThrow(() -> absent(name, repository)), name.toString());
    }

    /** Only as long as the manifest is in the cache. */
    private Optional<Sha256> remembered(String key) throws CacheException, InterruptedException {
        Optional<Sha256> sha256 = cache.note(KIND, key)
                .flatMap(note -> note.lines().findFirst())
                .filter(line -> line.matches("sha256:[0-9a-f]{64}"))
                .map(Sha256::new);
        Optional<CachedBlob> blob = sha256.isPresent() ? cache.find(sha256.get()) : Optional.empty();
        blob.ifPresent(CachedBlob::close);
        return blob.isPresent() ? sha256 : Optional.empty();
    }

    /** A manifest or index, from the cache or into it. */
    private byte[] document(Sha256 digest, Repository repository, ImageReference name, boolean offline)
            throws RegistryException, CacheException, InterruptedException {
        CachedBlob cached = cache.<RegistryException>obtain(digest, file -> {
            if (offline) {
                throw missing(name);
            }
            Blob manifest = repository.manifest(digest.digest()).orElseThrow(() -> absent(name, repository));
            ByteBuffer bytes = ByteBuffer.wrap(Manifests.bytes(manifest));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            return manifest.sha256();
        });
        try (cached) {
            return Files.readAllBytes(cached.file());
        } catch (IOException e) {
            throw new RegistryException("The manifest of " + name + " cannot be read from the cache: " + e.getMessage(), e);
        }
    }

    private static RegistryException missing(ImageReference name) {
        return new RegistryException(name + " is not in the cache, and image.pull is never; set it to missing to download it");
    }

    private static RegistryException absent(ImageReference name, Repository repository) {
        return new RegistryException("The image " + name + " does not exist at " + repository + "; check name, tag and digest");
    }
}
