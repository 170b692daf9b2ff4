package io.jenkins.plugins.monitoringimages.docker.network;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.smoke.ContainerLog;
import io.jenkins.plugins.monitoringimages.docker.smoke.Leftovers;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A network of an engine with containers that reach each other by name, and nothing beyond the engine's own machine. Closing it
 * removes all of it. Not for several threads.
 */
public final class PrivateNetwork implements AutoCloseable {

    private final Connection connection;
    private final BuildEvents events;
    private final Duration patience;
    private final String name = "monitoring-images-stack-" + UUID.randomUUID();
    private final List<String> containers = new ArrayList<>();

    private PrivateNetwork(Connection connection, Duration patience, BuildEvents events) {
        this.connection = connection;
        this.patience = patience;
        this.events = events;
    }

    /** @param patience how long it is there at most; what is left of it later, the next build removes */
    public static PrivateNetwork open(Connection connection, Duration patience, BuildEvents events)
            throws ImageException, InterruptedException {
        PrivateNetwork network = new PrivateNetwork(connection, patience, events);
        try {
            EngineCall.askToTheEnd(connection, "make a network", () -> connection
                    .client()
                    .createNetworkCmd()
                    .withName(network.name)
                    .withInternal(true)
                    .withLabels(Leftovers.labels(Instant.now(), patience))
                    .exec());
        } catch (ImageException e) {
            network.close();
            throw e;
        }
        return network;
    }

    /**
     * Starts a container.
     *
     * @throws ImageException if the engine refuses
     */
    public void start(NetworkMember member) throws ImageException, InterruptedException {
        String container = container(member.name());
        containers.add(container);
        EngineCall.askToTheEnd(connection, "create the container of " + member.name(), () -> connection
                .client()
                .createContainerCmd(member.imageId())
                .withName(container)
                .withLabels(Leftovers.labels(Instant.now(), patience))
                .withPlatform(member.platform().toString())
                .withAliases(member.name())
                .withEnv(variables(member.environment()))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(name)
                        .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE)))
                .exec());
        EngineCall.askOrStop(connection, "start " + member.name(), () -> connection.client().startContainerCmd(container).exec());
    }

    /** The address of a running member in the network; empty for one that has ended. */
    public Optional<String> address(String member) throws ImageException, InterruptedException {
        return Optional.ofNullable(EngineCall.askOrStop(connection, "inspect " + member, () -> connection
                        .client()
                        .inspectContainerCmd(container(member))
                        .exec())
                .getNetworkSettings())
                .map(settings -> settings.getNetworks().get(name))
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> !address.isEmpty());
    }

    /** What a member wrote last. */
    public List<String> lastLines(String member) throws InterruptedException {
        return ContainerLog.lastLines(connection, container(member));
    }

    /** Removes containers and network; what cannot be removed is a warning, and the next build's to remove. */
    @Override
    public void close() {
        EngineCall.uninterrupted(connection, () -> {
            containers.forEach(this::removeContainer);
            removeNetwork();
        });
    }

    private void removeContainer(String container) {
        try {
            connection.client().removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException e) {
            // It was never made.
        } catch (RuntimeException e) {
            events.warning("The container " + container + " could not be removed: " + EngineCall.message(e));
        }
    }

    private void removeNetwork() {
        try {
            connection.client().removeNetworkCmd(name).exec();
        } catch (NotFoundException e) {
            // It was never made.
        } catch (RuntimeException e) {
            events.warning("The network " + name + " could not be removed: " + EngineCall.message(e));
        }
    }

    private String container(String member) {
        return name + "-" + member;
    }

    private static List<String> variables(Map<String, String> environment) {
        return environment.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.toList());
    }
}
