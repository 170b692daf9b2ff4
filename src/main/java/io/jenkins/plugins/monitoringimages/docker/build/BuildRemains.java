package io.jenkins.plugins.monitoringimages.docker.build;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Image;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a build that did not succeed has made on the engine: its tag, layers and containers. */
public final class BuildRemains {

    /** How long the engine may take to notice that nobody waits for its build any more. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int ROUNDS = 5;

    private final Connection connection;
    private final Images images;
    private final ImageReference tag;
    private final BuildOutput output;
    private final Set<String> danglingBefore;
    private boolean worked;
    private boolean ended;

    /** Notes what is there before the build. */
    public BuildRemains(Connection connection, Images images, ImageReference tag, BuildOutput output) throws ImageException {
        this.connection = connection;
        this.images = images;
        this.tag = tag;
        this.output = output;
        this.danglingBefore = EngineCall.ask(connection, "list images", images::dangling).stream()
                .map(Image::getId)
                .collect(Collectors.toSet());
    }

    /** The engine has the whole context; before that it begins nothing. */
    public void engineWorks() {
        worked = true;
    }

    /** The engine has said all that it had to say about this build. */
    public void engineHasEnded() {
        ended = true;
    }

    /** Removes all that can be told. Never fails, since the reason of the build's failure counts more. */
    public void remove() {
        if (!worked) {
            return;
        }
        try {
            removeContainers();
            removeTag();
            List<String> layers = new ArrayList<>(output.madeImages());
            Collections.reverse(layers);
            layers.removeIf(images::removeLayer);
            removeLater(layers);
        } catch (RuntimeException e) {
            // The engine cannot be asked any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeContainers() {
        DockerClient client = connection.client();
        for (String container : output.madeContainers()) {
            try {
                client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
            } catch (DockerException e) {
                // The engine has removed it, or is about to.
            }
        }
    }

    /**
     * Layers that a container still has in use, since the engine takes its time to remove one; and what was never said:
     * a build that was broken off ends with the instruction at which it stands, and makes one more layer or the tag. A
     * layer has to stay unused for a while before it is taken for this build's: another build that has just made it
     * goes on from it.
     */
    private void removeLater(List<String> layers) throws InterruptedException {
        boolean allSaid = ended;
        Set<String> seen = Set.of();
        for (int round = 0; round < ROUNDS && !(allSaid && layers.isEmpty()); round++) {
            Thread.sleep(PAUSE.toMillis());
            layers.removeIf(images::removeLayer);
            if (!allSaid) {
                Set<String> now = unsaidLayers();
                now.stream().filter(seen::contains).forEach(images::removeLayer);
                allSaid = removeTag() || now.stream().anyMatch(seen::contains);
                seen = now;
            }
        }
    }

    private Set<String> unsaidLayers() {
        String parent = output.latestImage().isEmpty() ? "" : "sha256:" + output.latestImage();
        return images.dangling().stream()
                .filter(image -> !danglingBefore.contains(image.getId()))
                .filter(image -> isChild(image.getParentId(), parent))
                .map(Image::getId)
                .collect(Collectors.toSet());
    }

    private static boolean isChild(String parentId, String parent) {
        String known = parentId == null ? "" : parentId;
        return parent.isEmpty() ? known.isEmpty() : known.startsWith(parent);
    }

    private boolean removeTag() {
        try {
            connection.client().removeImageCmd(tag.toString()).exec();
            return true;
        } catch (DockerException e) {
            return false;
        }
    }
}
