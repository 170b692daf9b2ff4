package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.images.Pull;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.docker.load.EngineStore;
import io.jenkins.plugins.monitoringimages.docker.save.SavedImage;
import io.jenkins.plugins.monitoringimages.docker.save.Saves;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Base images that a container engine has, or pulls. */
final class EngineBaseImages implements BaseImageSource {

    /** A pull moves the tag from one platform to another, so asking, pulling and asking again belong together. */
    private static final ReentrantLock ONE_PULL_AT_A_TIME = new ReentrantLock();

    private final Connection connection;
    private final Images images;
    private final EngineStore store;
    private final Saves saves;
    private final Function<ImageReference, Optional<RegistryCredentials>> logins;
    private final BuildEvents events;

    EngineBaseImages(
            Connection connection,
            Images images,
            EngineStore store,
            Saves saves,
            Function<ImageReference, Optional<RegistryCredentials>> logins,
            BuildEvents events) {
        this.connection = connection;
        this.images = images;
        this.store = store;
        this.saves = saves;
        this.logins = logins;
        this.events = events;
    }

    @Override
    public BaseImage get(ImageReference name, Platform platform, PullPolicy pull)
            throws ImageException, InterruptedException {
        Images.Description found = find(name, platform, pull);
        SavedImage saved = saves.read(found.id(), platform);
        List<Layer> layers = saved.layers().stream().map(layer -> saves.layer(found.id(), layer)).toList();
        store.known().add(layers.stream().map(Layer::diffId).toList());
        return new BaseImage(name, platform, found.digestIn(name), Blob.of(saved.config()), layers);
    }

    private Images.Description find(ImageReference name, Platform platform, PullPolicy pull)
            throws ImageException, InterruptedException {
        ONE_PULL_AT_A_TIME.lockInterruptibly();
        try {
            Optional<Images.Description> present = images.inspectOrStop(onEngine(name));
            boolean fits = present.isPresent() && isFor(name, present.get(), platform);
            if (fits && pull != PullPolicy.ALWAYS) {
                return present.get();
            }
            Optional<String> here = present.map(Images.Description::platformName);
            if (pull == PullPolicy.NEVER) {
                throw new ImageException("The base image " + name + " for " + platform + " is not on the container engine at "
                        + connection.host() + here.map(other -> ", which has it for " + other).orElse("")
                        + "; pull it there, or set image.pull to missing or always");
            }
            events.output("Pulling base image " + name.tagged() + " for " + platform);
            new Pull(connection, events).run(name, platform, logins.apply(name), here);
            Images.Description pulled = images.inspectOrStop(onEngine(name))
                    .orElseThrow(() -> new ImageException("The base image " + name
                            + " was pulled, but the container engine does not have it; pull it by hand to see why"));
            if (!isFor(name, pulled, platform)) {
                throw new ImageException("The base image " + name + " is for " + pulled.platformName() + ", but " + platform
                        + " is built; take a base image that exists for " + platform + ", or scratch");
            }
            return pulled;
        } finally {
            ONE_PULL_AT_A_TIME.unlock();
        }
    }

    /** A containerd store may have several platforms under one name, of which the description shows one. */
    private boolean isFor(ImageReference name, Images.Description image, Platform platform)
            throws ImageException, InterruptedException {
        if (store.kind() == StoreKind.PODMAN && image.isFor(platform)) {
            // Its description knows no variants, its configuration does.
            return saves.read(image.id(), platform).isFor(platform);
        }
        return image.isFor(platform)
                || store.kind().keepsBlobs()
                        && images.wholePlatforms(onEngine(name)).contains(platform.toString());
    }

    private static String onEngine(ImageReference name) {
        return name.digest().isEmpty() ? name.tagged().toString() : name.name() + "@" + name.digest();
    }
}
