package io.jenkins.plugins.monitoringimages.docker.engine;

import com.github.dockerjava.core.RemoteApiVersion;
import io.jenkins.plugins.monitoringimages.docker.build.EngineBuild;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineInfo;
import io.jenkins.plugins.monitoringimages.docker.connection.Limits;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.images.Replaced;
import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.docker.load.EngineStore;
import io.jenkins.plugins.monitoringimages.docker.load.KnownLayers;
import io.jenkins.plugins.monitoringimages.docker.network.PrivateNetwork;
import io.jenkins.plugins.monitoringimages.docker.save.BaseNotes;
import io.jenkins.plugins.monitoringimages.docker.save.Saves;
import io.jenkins.plugins.monitoringimages.docker.smoke.Leftovers;
import io.jenkins.plugins.monitoringimages.docker.smoke.SmokeTestRun;
import io.jenkins.plugins.monitoringimages.docker.smoke.Ticker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTester;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A container engine that has answered: a target for images, a source of base images, and what runs smoke tests. Safe for several
 * threads; one connection serves all platforms of a build.
 */
public final class DockerEngine implements AutoCloseable {

    /** A label that every image of ours carries, and by which an older one of ours is known. */
    public static final String OUR_LABEL = "io.jenkins.plugins.monitoringimages";

    /** Docker 23. Older engines have one kind of store, and need many milliseconds to describe themselves. */
    private static final RemoteApiVersion FIRST_WITH_CONTAINERD = RemoteApiVersion.VERSION_1_42;
    private static final String CONTAINERD = "io.containerd.snapshotter.v1";

    private final Connection connection;
    private final BuildEvents events;
    private final Images images;
    private final StoreKind kind;
    private final EngineStore store;
    private final StoredHere stored;

    private DockerEngine(Connection connection, StoreKind kind, BuildEvents events) {
        this.connection = connection;
        this.events = events;
        this.images = new Images(connection);
        this.kind = kind;
        this.store = new EngineStore(connection, images, kind, new KnownLayers(kind));
        this.stored = new StoredHere(store);
    }

    /**
     * Connects to an engine, and asks what it is.
     *
     * @param events hear what the engine says while it pulls and builds
     * @throws ImageException if no engine answers there, or none that can be used; it says what to do about it
     */
    public static DockerEngine connect(DockerHost host, BuildEvents events) throws ImageException, InterruptedException {
        return connect(host, Limits.STANDARD, events);
    }

    static DockerEngine connect(DockerHost host, Limits limits, BuildEvents events)
            throws ImageException, InterruptedException {
        Connection connection = Connection.open(host, limits);
        try {
            DockerEngine engine = new DockerEngine(connection, kindOf(connection), events);
            engine.removeOldContainers();
            return engine;
        } catch (ImageException | InterruptedException e) {
            connection.close();
            throw e;
        }
    }

    /** Who answers, and how it is spoken with. */
    public EngineInfo info() {
        return connection.engine();
    }

    /** How it keeps its images. */
    public StoreKind kind() {
        return kind;
    }

    /**
     * The engine as a target. Closing it removes what was stored and not published, and leaves this connection open.
     *
     * @param keepReplaced whether an image of ours stays when it loses its last tag to a new one
     */
    public ImageTarget target(boolean keepReplaced) {
        return target(keepReplaced ? Optional.empty() : Optional.of(OUR_LABEL));
    }

    /** @param label of the images that go when they lose their last tag to a new one */
    ImageTarget target(Optional<String> label) {
        return new EngineTarget(connection, images, store, new Replaced(images, label), stored);
    }

    /**
     * The engine's own images, and those that it can pull, as base images.
     *
     * @param notes keeps what was read of them
     * @param logins tells the login for a base image's registry
     */
    public BaseImageSource bases(BaseNotes notes, Function<ImageReference, Optional<RegistryCredentials>> logins) {
        return new EngineBaseImages(connection, images, store, new Saves(connection, kind, notes), logins, events);
    }

    /** What the engine builds itself, from a Dockerfile. */
    public EngineBuild builds() {
        return new EngineBuild(connection, images, kind, events);
    }

    /** Runs images on this engine. An image that was stored over this connection and is gone by then is brought again. */
    public SmokeTester smokeTester() {
        return request ->
                new SmokeTestRun(connection, request, events, Ticker.system(), stored::bringAgain).run();
    }

    /** A network in which several images run together; it is closed before this is. */
    public PrivateNetwork network(Duration patience) throws ImageException, InterruptedException {
        return PrivateNetwork.open(connection, patience, events);
    }

    /**
     * Removes what builds that were killed have left: containers of smoke tests whose time is over, and images of ours that
     * have no tag. An image that another build needs at this moment is brought again by that one.
     */
    public void removeLeftovers() throws ImageException, InterruptedException {
        removeOldContainers();
        new Replaced(images, Optional.of(OUR_LABEL)).removeAll();
    }

    /** Containers whose time is over, and their images where those are ours and have no tag. */
    private void removeOldContainers() throws ImageException, InterruptedException {
        Replaced unneeded = new Replaced(images, Optional.of(OUR_LABEL));
        for (String id : Leftovers.remove(connection, Instant.now())) {
            unneeded.removeIfOurs(id);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    static StoreKind kindOf(Connection connection) throws ImageException, InterruptedException {
        if (connection.isPodman()) {
            return StoreKind.PODMAN;
        }
        if (connection.isOlderThan(FIRST_WITH_CONTAINERD)) {
            return StoreKind.CLASSIC;
        }
        List<List<String>> status = EngineCall.askOrStop(
                connection, "describe itself", () -> connection.client().infoCmd().exec().getDriverStatuses());
        boolean containerd = status != null && status.stream().anyMatch(line -> line.contains(CONTAINERD));
        return containerd ? StoreKind.CONTAINERD : StoreKind.CLASSIC;
    }
}
