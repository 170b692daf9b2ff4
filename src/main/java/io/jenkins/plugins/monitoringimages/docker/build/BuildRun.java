package io.jenkins.plugins.monitoringimages.docker.build;

import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.Set;

/** One build on the engine, from sending the context to the inspected image. */
public final class BuildRun {

    private final Connection connection;
    private final Images images;
    private final DockerfileRequest request;
    private final BuildEvents events;

    public BuildRun(Connection connection, Images images, DockerfileRequest request, BuildEvents events) {
        this.connection = connection;
        this.images = images;
        this.request = request;
        this.events = events;
    }

    /**
     * Builds once, and leaves nothing behind when that fails.
     *
     * @param tag a private one, since an engine has been seen to report a wrong id for a build without a tag
     */
    public Images.Description run(ImageReference tag) throws BuildException, InterruptedException {
        BuildOutput output = new BuildOutput(events);
        BuildRemains remains = new BuildRemains(connection, images, tag, output);
        boolean done = false;
        try {
            build(tag, output, remains);
            Images.Description built = images.inspectOrStop(tag.toString())
                    .orElseThrow(() -> new ImageException("The container engine ended the build without an image"));
            done = true;
            return built;
        } finally {
            if (!done) {
                EngineCall.uninterrupted(connection, remains::remove);
            }
        }
    }

    private void build(ImageReference tag, BuildOutput output, BuildRemains remains)
            throws BuildException, InterruptedException {
        StreamedBody body = new StreamedBody("build context", request.context());
        try (LongCall<BuildResponseItem> call = LongCall.withBody(connection, body, output::read)) {
            command(call, body, tag).exec(call);
            call.await();
            remains.engineHasEnded();
            output.end();
        } catch (DockerException e) {
            remains.engineHasEnded();
            throw EngineCall.failed("build the image", e);
        } catch (RuntimeException e) {
            body.rethrowFailure();
            throw EngineCall.failed("build the image", e);
        } finally {
            body.awaitEnd();
            if (body.isWhole()) {
                remains.engineWorks();
            }
        }
        if (!output.error().isEmpty()) {
            throw new ImageException("The container engine could not build the image: " + output.error());
        }
    }

    private BuildImageCmd command(LongCall<?> call, StreamedBody body, ImageReference tag) {
        BuildImageCmd command = call.client()
                .buildImageCmd(body)
                .withTags(Set.of(tag.toString()))
                .withPlatform(request.platform().toString())
                .withLabels(request.labels())
                .withNoCache(true)
                .withRemove(true)
                .withForcerm(true);
        request.arguments().forEach(command::withBuildArg);
        return command;
    }
}
