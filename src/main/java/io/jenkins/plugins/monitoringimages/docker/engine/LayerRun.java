package io.jenkins.plugins.monitoringimages.docker.engine;

import com.github.dockerjava.api.command.CommitCmd;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.ExposedPorts;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.Volumes;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageSettings;
import io.jenkins.plugins.monitoringimages.image.LayerRequest;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.UUID;

/**
 * One layer on an image: a container that never runs takes the files, and is committed with the settings. That takes an
 * engine about a third of the processor time that its classic builder takes for a Dockerfile.
 */
final class LayerRun {

    private final Connection connection;
    private final Images images;
    private final LayerRequest request;
    private final BuildEvents events;
    private final String container = "monitoring-images-layer-" + UUID.randomUUID();

    LayerRun(Connection connection, Images images, LayerRequest request, BuildEvents events) {
        this.connection = connection;
        this.images = images;
        this.request = request;
        this.events = events;
    }

    /** Leaves nothing behind but the image under its tag, and not that one when it fails. */
    Images.Description run(ImageReference tag) throws BuildException, InterruptedException {
        boolean done = false;
        try {
            create();
            if (request.files().isPresent()) {
                upload(new StreamedBody("build context", request.files().get()::writeTo));
            }
            commit(tag);
            Images.Description image = inspect(tag);
            done = true;
            return image;
        } finally {
            boolean keep = done;
            EngineCall.uninterrupted(() -> clean(keep, tag));
        }
    }

    private void create() throws ImageException, InterruptedException {
        ImageSettings settings = request.settings();
        EngineCall.askOrStop("prepare a layer", () -> connection
                .client()
                .createContainerCmd(request.parentId())
                .withName(container)
                .withPlatform(request.platform().toString())
                .withEntrypoint(settings.entrypoint())
                .withNetworkDisabled(true)
                .exec());
    }

    private void upload(StreamedBody body) throws BuildException, InterruptedException {
        try (LongCall<Void> call = LongCall.withBody(connection, body, nothing -> {})) {
            call.start(() -> call.client()
                    .copyArchiveToContainerCmd(container)
                    .withRemotePath("/")
                    .withNoOverwriteDirNonDir(true)
                    .withTarInputStream(body)
                    .exec());
            call.await();
        } catch (RuntimeException e) {
            body.rethrowFailure();
            throw EngineCall.failed("take the files of a layer", e);
        } finally {
            body.awaitEnd();
        }
    }

    private void commit(ImageReference tag) throws ImageException, InterruptedException {
        ImageSettings settings = request.settings();
        CommitCmd command = connection
                .client()
                .commitCmd(container)
                .withRepository(tag.name())
                .withTag(tag.tag())
                .withPause(false)
                .withUser(settings.user())
                .withWorkingDir(settings.workdir())
                .withLabels(settings.labels())
                .withExposedPorts(new ExposedPorts(
                        settings.ports().stream().map(ExposedPort::tcp).toArray(ExposedPort[]::new)))
                .withVolumes(new Volumes(settings.volumes().stream().map(Volume::new).toArray(Volume[]::new)));
        if (!settings.arguments().isEmpty()) {
            command.withCmd(settings.arguments().toArray(String[]::new));
        }
        // The engine goes on with a commit that nobody waits for, and its image would stay.
        EngineCall.askToTheEnd("commit a layer", command::exec);
    }

    /** The files must have arrived: without a layer more than the image below, something went wrong unnoticed. */
    private Images.Description inspect(ImageReference tag) throws ImageException, InterruptedException {
        InspectImageResponse image = answer(tag.toString());
        if (request.files().isPresent() && layers(image) != layers(answer(request.parentId())) + 1) {
            throw new ImageException("The container engine took the files of a layer, but the image lacks them");
        }
        return Images.Description.of(image);
    }

    private InspectImageResponse answer(String name) throws ImageException, InterruptedException {
        return EngineCall.askOrStop(
                "inspect " + name, () -> connection.client().inspectImageCmd(name).exec());
    }

    private static int layers(InspectImageResponse image) {
        return image.getRootFS() == null || image.getRootFS().getLayers() == null
                ? 0
                : image.getRootFS().getLayers().size();
    }

    private void clean(boolean keepImage, ImageReference tag) {
        try {
            connection.client().removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException e) {
            // It was never made.
        } catch (RuntimeException e) {
            events.warning("The container " + container + " could not be removed: " + EngineCall.message(e));
        }
        if (!keepImage) {
            try {
                images.remove(tag.toString());
            } catch (ImageException e) {
                events.warning(e.getMessage());
            }
        }
    }
}
