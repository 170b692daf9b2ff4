package io.jenkins.plugins.monitoringimages.docker.smoke;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs an image in a container of its own until it answers; the container is removed whatever happens. */
public final class SmokeTestRun {

    /** Another build may remove the image again and again, but not for ever. */
    private static final int TRIES = 5;

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String LOOPBACK = "127.0.0.1";

    private final Connection connection;
    private final SmokeTestRequest request;
    private final BuildEvents events;
    private final Ticker ticker;
    /** Chosen here, so that the container can be removed even if the answer to its creation is never seen. */
    private final String container = "monitoring-images-smoke-test-" + UUID.randomUUID();

    private final MissingImage missing;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Brings an image that is not on the engine any more. */
    @FunctionalInterface
    public interface MissingImage {

        /** @return whether it is there now; false if nobody here has it */
        boolean bringAgain(String id) throws ImageException, InterruptedException;
    }

    public SmokeTestRun(
            Connection connection, SmokeTestRequest request, BuildEvents events, Ticker ticker, MissingImage missing) {
        this.connection = connection;
        this.request = request;
        this.events = events;
        this.ticker = ticker;
        this.missing = missing;
    }

    public SmokeTestResult run() throws ImageException, InterruptedException {
        try {
            create();
            Optional<String> obstacle = start();
            return obstacle.isPresent() ? cannotRun(obstacle.get()) : untilReady();
        } finally {
            if (!EngineCall.uninterrupted(connection, this::remove)) {
                notRemoved("the container engine did not answer in time");
            }
        }
    }

    private void create() throws ImageException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                createOnce();
                return;
            } catch (ImageException e) {
                boolean gone = e.getCause() instanceof NotFoundException;
                if (!gone || tries == TRIES || !missing.bringAgain(request.imageId())) {
                    throw e;
                }
            }
        }
    }

    private void createOnce() throws ImageException, InterruptedException {
        ExposedPort port = ExposedPort.tcp(request.port());
        HostConfig host = HostConfig.newHostConfig().withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE));
        if (connection.host().isLocal()) {
            host.withPortBindings(new PortBinding(Ports.Binding.bindIp(LOOPBACK), port));
        }
        // The engine makes the container even when nobody waits for it: one that is not awaited could not be removed yet.
        EngineCall.askToTheEnd(connection, "create a container of the image", () -> connection
                .client()
                .createContainerCmd(request.imageId())
                .withName(container)
                .withLabels(Leftovers.labels(Instant.now(), request.patience()))
                .withPlatform(request.platform().toString())
                .withExposedPorts(port)
                .withHostConfig(host)
                .exec());
    }

    /** @return why the engine's machine cannot run this platform, if that is so */
    private Optional<String> start() throws ImageException, InterruptedException {
        try {
            EngineCall.askOrStop(connection, "start the image", () -> connection.client().startContainerCmd(container).exec());
            return Optional.empty();
        } catch (ImageException e) {
            Optional<String> obstacle = Emulation.obstacle(request, connection.engine(), e.getMessage());
            if (obstacle.isEmpty()) {
                throw e;
            }
            return obstacle;
        }
    }

    private SmokeTestResult untilReady() throws ImageException, InterruptedException {
        long began = ticker.nanos();
        List<ReadinessProbe> probes = List.of();
        while (true) {
            InspectContainerResponse state = inspect();
            if (!Boolean.TRUE.equals(state.getState().getRunning())) {
                return ended(state);
            }
            if (probes.isEmpty()) {
                probes = ReadinessProbe.fitting(connection, request, container, state);
            }
            Duration waited = Duration.ofNanos(ticker.nanos() - began);
            for (ReadinessProbe probe : probes) {
                Optional<String> seen = probe.ask(waited);
                if (seen.isPresent() && Boolean.TRUE.equals(inspect().getState().getRunning())) {
                    return new SmokeTestResult(SmokeTestResult.Outcome.READY, seen.get());
                }
            }
            if (waited.compareTo(request.patience()) >= 0) {
                throw new ImageException("The image runs, but was not ready within " + request.patience().toSeconds()
                        + " s (" + request.readyPath() + " on port " + request.port() + ")" + lastLines());
            }
            ticker.pause(PAUSE);
        }
    }

    private SmokeTestResult ended(InspectContainerResponse state) throws ImageException, InterruptedException {
        String lines = lastLines();
        Optional<String> obstacle = Emulation.obstacle(request, connection.engine(), lines);
        if (obstacle.isPresent()) {
            return cannotRun(obstacle.get());
        }
        throw new ImageException("The image ended with exit code " + state.getState().getExitCodeLong()
                + " before it was ready" + lines);
    }

    private SmokeTestResult cannotRun(String reason) {
        return new SmokeTestResult(SmokeTestResult.Outcome.CANNOT_RUN, reason);
    }

    private InspectContainerResponse inspect() throws ImageException, InterruptedException {
        return EngineCall.askOrStop(
                connection, "inspect the container", () -> connection.client().inspectContainerCmd(container).exec());
    }

    private String lastLines() throws InterruptedException {
        List<String> lines = ContainerLog.lastLines(connection, container);
        return lines.isEmpty() ? "; it wrote no log" : "; its last log lines:\n" + String.join("\n", lines);
    }

    private void remove() {
        try {
            connection.client().removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException e) {
            // It was never made.
        } catch (RuntimeException e) {
            notRemoved(EngineCall.message(e));
        }
    }

    /** Once: the thread that asks may hear of it too when its caller has given up. */
    private void notRemoved(String reason) {
        if (warned.compareAndSet(false, true)) {
            events.warning("The container " + container + " could not be removed: " + reason);
        }
    }
}
