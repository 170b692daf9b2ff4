package io.jenkins.plugins.monitoringimages.docker.smoke;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Containers and networks of smoke tests, and which of them their builds have left behind. */
public final class Leftovers {

    static final String LABEL = "io.jenkins.plugins.monitoringimages";
    private static final String KIND = "smoke-test";
    private static final String UNTIL = LABEL + ".until";
    /** What ends a smoke test after its own time limit: reading the log, and removing the container. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);

    private Leftovers() {}

    /** The labels of what must be gone after a time. */
    public static Map<String, String> labels(Instant now, Duration patience) {
        Instant until = now.plus(patience).plus(AFTERWARDS);
        return Map.of(LABEL, KIND, UNTIL, Long.toString(until.getEpochSecond()));
    }

    /**
     * Removes the containers of smoke tests whose time is over, running or not, and then such networks.
     *
     * @return the ids of their images, which may not be needed any more
     */
    public static List<String> remove(Connection connection, Instant now) throws ImageException, InterruptedException {
        List<Container> over = EngineCall.askOrStop(connection, "list containers", () -> connection
                        .client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(LABEL, KIND))
                        .exec())
                .stream()
                .filter(container -> isOver(container.getLabels(), now))
                .toList();
        for (Container container : over) {
            EngineCall.askOrStop(connection, "remove a container", () -> {
                try {
                    return connection.client().removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec();
                } catch (DockerException e) {
                    // Somebody else has just removed it, or the next build will.
                    return null;
                }
            });
        }
        removeNetworks(connection, now);
        return over.stream().map(Container::getImageId).filter(Objects::nonNull).distinct().toList();
    }

    private static void removeNetworks(Connection connection, Instant now) throws ImageException, InterruptedException {
        List<Network> networks = EngineCall.askOrStop(connection, "list networks", () -> {
            try {
                return connection
                        .client()
                        .listNetworksCmd()
                        .withFilter("label", List.of(LABEL + "=" + KIND))
                        .exec();
            } catch (DockerException e) {
                // What guards an engine need not let everybody ask for networks; then there are none of ours.
                return List.of();
            }
        });
        for (Network network : networks) {
            if (isOver(network.getLabels(), now)) {
                EngineCall.askOrStop(connection, "remove a network", () -> {
                    try {
                        return connection.client().removeNetworkCmd(network.getId()).exec();
                    } catch (DockerException e) {
                        // Somebody else has just removed it, or the next build will.
                        return null;
                    }
                });
            }
        }
    }

    private static boolean isOver(Map<String, String> labels, Instant now) {
        String until = labels == null ? null : labels.get(UNTIL);
        return until == null || !until.matches("\\d{1,18}") || Long.parseLong(until) < now.getEpochSecond();
    }
}
