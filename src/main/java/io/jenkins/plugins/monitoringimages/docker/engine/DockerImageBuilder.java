package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.smoke.SmokeTestRun;
import io.jenkins.plugins.monitoringimages.docker.smoke.Ticker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.dockerfile.DockerfileWriter;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.EngineInfo;
import io.jenkins.plugins.monitoringimages.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.LayerRequest;
import io.jenkins.plugins.monitoringimages.image.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.EngineImage;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds images on a container engine that speaks the Docker API. */
public final class DockerImageBuilder implements ImageBuilder {

    private final Connection connection;
    private final Images images;
    private final BaseImages bases;
    private final TemporaryTags temporary = new TemporaryTags();

    private DockerImageBuilder(Connection connection) {
        this.connection = connection;
        this.images = new Images(connection);
        this.bases = new BaseImages(connection, images);
    }

    /**
     * Connects to an engine and asks for its version.
     *
     * @throws ImageException if no engine answers there, or none that can be used; it says what to do about it
     */
    public static DockerImageBuilder connect(DockerHost host) throws ImageException {
        return new DockerImageBuilder(Connection.open(host));
    }

    @Override
    public EngineInfo engine() {
        return connection.engine();
    }

    @Override
    public BuiltImage build(BuildRequest request, BuildEvents events) throws BuildException, InterruptedException {
        String baseId = request.base() == null ? "" : bases.ready(request.base(), request.platform(), null, events);
        Map<String, String> arguments = baseId.isEmpty() ? Map.of() : Map.of(DockerfileWriter.BASE_ARGUMENT, baseId);
        DockerfileRequest dockerfile =
                new DockerfileRequest(request.platform(), request.context()::writeTo, request.labels(), arguments);
        BuildRun run = new BuildRun(connection, images, dockerfile, events);
        ImageReference tag = temporary.next();
        Images.Description image = run.run(tag, true);
        if (!image.isFor(request.platform()) && request.base() == null) {
            // The classic builder's cache knows no platform: on scratch it may hand out another one's layers.
            images.remove(tag.toString());
            events.output("The cached layers are for " + image.platformName() + "; building without the cache");
            image = run.run(tag, false);
        }
        if (!image.isFor(request.platform())) {
            images.remove(tag.toString());
            throw wrongPlatform(request, image.platformName());
        }
        temporary.put(image.id(), tag);
        return image.asBuilt(request.platform());
    }

    @Override
    public String base(ImageReference base, Platform platform, RegistryCredentials login, BuildEvents events)
            throws BuildException, InterruptedException {
        return bases.ready(base, platform, login, events);
    }

    @Override
    public BuiltImage layer(LayerRequest request, BuildEvents events) throws BuildException, InterruptedException {
        ImageReference tag = temporary.next();
        Images.Description image = new LayerRun(connection, images, request, events).run(tag);
        if (!image.isFor(request.platform())) {
            images.remove(tag.toString());
            throw made(image.platformName(), request.platform());
        }
        temporary.put(image.id(), tag);
        return image.asBuilt(request.platform());
    }

    @Override
    public SmokeTestResult prove(SmokeTestRequest request, BuildEvents events) throws ImageException, InterruptedException {
        return new SmokeTestRun(connection, request, events, Ticker.system()).run();
    }

    @Override
    public void tag(String imageId, ImageReference tag) throws ImageException {
        images.tag(imageId, tag.tagged());
        dropTemporaryTag(imageId);
    }

    @Override
    public void untag(ImageReference tag) throws ImageException {
        images.remove(tag.tagged().toString());
    }

    @Override
    public Optional<String> push(ImageReference tag, RegistryCredentials login, BuildEvents events)
            throws ImageException, InterruptedException {
        return new ImagePush(connection, tag.tagged(), login, events).run();
    }

    @Override
    public void discard(String imageId) throws ImageException {
        dropTemporaryTag(imageId);
        Optional<Images.Description> left = images.inspect(imageId);
        if (left.isPresent() && left.get().tags().isEmpty()) {
            images.removeIfUnused(imageId);
        }
    }

    @Override
    public Optional<BuiltImage> inspect(ImageReference name) throws ImageException {
        return images.inspect(name.tagged().toString())
                .flatMap(image -> image.platform().map(image::asBuilt));
    }

    @Override
    public Optional<BuiltImage> find(String imageId) throws ImageException {
        return images.inspect(imageId).flatMap(image -> image.platform().map(image::asBuilt));
    }

    @Override
    public List<ImageReference> tagsOf(String repository) throws ImageException {
        return images.tagsOf(repository).stream().map(ImageReference::parse).toList();
    }

    @Override
    public List<EngineImage> findByLabel(String label, String value) throws ImageException {
        List<EngineImage> found = new ArrayList<>();
        for (String id : images.idsByLabel(label, value)) {
            Optional<Images.Description> image = images.inspect(id);
            Optional<Platform> platform = image.flatMap(Images.Description::platform);
            if (platform.isPresent()) {
                found.add(new EngineImage(
                        image.get().asBuilt(platform.get()), image.get().tags(), image.get().labels()));
            }
        }
        return found;
    }

    @Override
    public void close() {
        connection.close();
    }

    private void dropTemporaryTag(String imageId) throws ImageException {
        Optional<ImageReference> tag = temporary.take(imageId);
        if (tag.isPresent()) {
            images.remove(tag.get().toString());
        }
    }

    private static ImageException wrongPlatform(BuildRequest request, String found) {
        if (request.base() != null) {
            return BaseImages.wrongPlatform(request.base(), request.platform(), found);
        }
        return made(found, request.platform());
    }

    private static ImageException made(String found, Platform wanted) {
        return new ImageException("The container engine made an image for " + found + " where one for " + wanted
                + " was asked for: " + (found.equals("linux/arm")
                        ? "with the containerd image store it keeps no variant but v7; turn that store off, or use another"
                                + " engine"
                        : "use an engine of version 20.10 or later"));
    }
}
