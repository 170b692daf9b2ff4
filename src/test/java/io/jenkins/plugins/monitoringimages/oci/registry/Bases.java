package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import java.nio.file.Path;
import java.time.Clock;

/** Base images over a cache, for tests. */
final class Bases {

    final BlobCache cache;
    private final RegistryClient client;

    Bases(RegistryClient client, Path directory) {
        this.client = client;
        this.cache = new BlobCache(directory.resolve("cache"), BlobCache.DEFAULT_CAP, Clock.systemUTC());
    }

    BaseImage get(ImageReference name, String platform, PullPolicy pull) throws Exception {
        return new RegistryBaseImages(client, cache).get(name, Platform.parse(platform), pull);
    }

    /** The lowest layer, read. */
    byte[] layer(ImageReference name) throws Exception {
        return get(name, "linux/arm/v7", PullPolicy.MISSING).layers().get(0).blob().bytes();
    }

    /** An image with the layers of a base, and the configuration and manifest of another one that has the same ones. */
    Image onTopOf(ImageReference base, Image image) throws Exception {
        BaseImage below = get(base, image.platform().toString(), PullPolicy.MISSING);
        return new Image(image.platform(), image.config(), image.manifest(), below.layers());
    }
}
