package io.jenkins.plugins.monitoringimages.docker.smoke;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.api.model.Ports;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way to ask a container whether it is ready. */
interface ReadinessProbe {

    /** Where an engine is local, tools inside the container are asked only when its addresses have not answered. */
    Duration BEFORE_TOOLS = Duration.ofSeconds(10);

    /** How long one ask may take, whatever the container does meanwhile. */
    Duration LIMIT = Duration.ofSeconds(5);

    /**
     * Asks once, within a second or two, and never longer than its limit.
     *
     * @param waited since the container was started
     * @return how it was seen ready, or nothing if it is not, or not yet
     */
    Optional<String> ask(Duration waited) throws ImageException, InterruptedException;

    /**
     * The ways that fit the engine, best first: the container's own address and a port on the loopback interface where
     * the engine is local, and tools of the image, run inside the container, everywhere. No port is opened to the
     * network for it.
     */
    static List<ReadinessProbe> fitting(
            Connection connection, SmokeTestRequest request, String container, InspectContainerResponse state) {
        List<ReadinessProbe> probes = new ArrayList<>();
        boolean local = connection.host().isLocal();
        if (local) {
            ownAddress(state).ifPresent(address -> probes.add(
                    new HttpProbe(address, request.port(), request.endpoint(), "on the container's own address", LIMIT)));
            loopbackPort(state, request.port()).ifPresent(port -> probes.add(
                    new HttpProbe("127.0.0.1", port, request.endpoint(), "on a loopback port", LIMIT)));
        }
        probes.add(new ToolProbe(connection, request, container, probes.isEmpty() ? Duration.ZERO : BEFORE_TOOLS, LIMIT));
        return probes;
    }

    private static Optional<String> ownAddress(InspectContainerResponse state) {
        return Optional.ofNullable(state.getNetworkSettings())
                .map(NetworkSettings::getNetworks)
                .flatMap(networks -> networks.values().stream()
                        .map(ContainerNetwork::getIpAddress)
                        .filter(address -> address != null && !address.isEmpty())
                        .findFirst());
    }

    private static Optional<Integer> loopbackPort(InspectContainerResponse state, int port) {
        return Optional.ofNullable(state.getNetworkSettings())
                .map(NetworkSettings::getPorts)
                .map(Ports::getBindings)
                .map((Map<ExposedPort, Ports.Binding[]> bindings) -> bindings.get(ExposedPort.tcp(port)))
                .filter(bindings -> bindings.length > 0)
                .map(bindings -> Integer.valueOf(bindings[0].getHostPortSpec()));
    }
}
