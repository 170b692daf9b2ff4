package io.jenkins.plugins.monitoringimages.docker.build;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.docker.load.SentImage;
import io.jenkins.plugins.monitoringimages.docker.load.SentLayer;
import io.jenkins.plugins.monitoringimages.docker.save.BaseNotes;
import io.jenkins.plugins.monitoringimages.docker.save.SavedImage;
import io.jenkins.plugins.monitoringimages.docker.save.Saves;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Images that the engine itself builds from a Dockerfile. Their bytes are the engine's, and differ from build to build. */
public final class EngineBuild {

    private static final String PRIVATE = "monitoring-images-build";

    private final Connection connection;
    private final Images images;
    private final StoreKind kind;
    private final BuildEvents events;

    public EngineBuild(Connection connection, Images images, StoreKind kind, BuildEvents events) {
        this.connection = connection;
        this.images = images;
        this.kind = kind;
        this.events = events;
    }

    /**
     * Builds an image, which has a private tag until {@link #release}. The base image must be on the engine for the platform.
     *
     * @param dockerfile its text
     * @param others the files that it adds and copies
     * @param labels put on the image beside those of the Dockerfile
     * @param arguments values of the Dockerfile's {@code ARG}s
     * @return the image's id on the engine
     * @throws BuildException if the engine refuses or fails, or the image has another platform; nothing is left behind
     */
    public String build(
            Platform platform,
            String dockerfile,
            List<ContextPart> others,
            Map<String, String> labels,
            Map<String, String> arguments)
            throws BuildException, InterruptedException {
        DockerfileRequest request =
                new DockerfileRequest(platform, new DockerfileContext(dockerfile, others), labels, arguments);
        ImageReference tag = new ImageReference("", PRIVATE, UUID.randomUUID().toString(), "");
        Images.Description built = new BuildRun(connection, images, request, events).run(tag);
        if (!built.isFor(platform)) {
            images.remove(tag.toString());
            throw new ImageException("The container engine made an image for " + built.platformName() + " where one for "
                    + platform + " was asked for; use image.build: assemble, or another engine");
        }
        return built.id();
    }

    /**
     * Reads an image back, its layers only where somebody needs the bytes.
     *
     * @param id of an image for this platform on the engine
     */
    public Image read(String id, Platform platform) throws ImageException, InterruptedException {
        Saves saves = new Saves(connection, kind, BaseNotes.none());
        SavedImage saved = saves.read(id, platform);
        List<Layer> layers = saved.layers().stream().map(layer -> saves.layer(id, layer)).toList();
        Blob config = Blob.of(saved.config());
        Blob manifest = saved.manifest().isEmpty()
                ? SentImage.manifest(config, layers.stream().map(layer -> new SentLayer(layer, false)).toList())
                : Blob.of(saved.manifest());
        return new Image(platform, config, manifest, layers);
    }

    /** Takes the private tag off an image, which goes with it where it has no other. */
    public void release(String id) throws ImageException {
        for (String tag : images.inspect(id).map(Images.Description::tags).orElse(List.of())) {
            if (tag.contains(PRIVATE + ":")) {
                images.remove(tag);
            }
        }
    }
}
