package io.jenkins.plugins.monitoringimages.docker.load;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.LoadResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.EngineCall;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import io.jenkins.plugins.monitoringimages.docker.connection.OutputLine;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;

/** One archive that an engine loads. */
public final class ImageLoad {

    /** Said as any other line, and then the image is there without all of its layers. */
    private static final String NOT_UNPACKED = "Error unpacking image";

    private final Connection connection;
    private volatile String error = "";

    public ImageLoad(Connection connection) {
        this.connection = connection;
    }

    /** @throws ImageException with the engine's own words, or what was wrong with the archive */
    public void run(LoadArchive archive) throws ImageException, InterruptedException {
        StreamedBody body = new StreamedBody("image", archive);
        try (LongCall<LoadResponseItem> call = LongCall.withBody(connection, body, this::read)) {
            call.client().loadImageAsyncCmd(body).exec(call);
            call.await();
        } catch (DockerException e) {
            throw EngineCall.failed("load the image", e);
        } catch (RuntimeException e) {
            rethrowFailure(body);
            throw EngineCall.failed("load the image", e);
        } finally {
            body.awaitEnd();
        }
        if (!error.isEmpty()) {
            throw new ImageException("The container engine could not load the image: " + error);
        }
    }

    private void read(LoadResponseItem item) {
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            error = OutputLine.clean(item.getErrorDetail().getMessage());
        } else if (item.getRawValues().get("error") instanceof String text) {
            error = OutputLine.clean(text);
        } else if (item.getStream() != null && item.getStream().startsWith(NOT_UNPACKED)) {
            error = OutputLine.clean(item.getStream());
        }
    }

    private static void rethrowFailure(StreamedBody body) throws ImageException {
        try {
            body.rethrowFailure();
        } catch (ImageException e) {
            throw e;
        } catch (BuildException e) {
            throw new ImageException(e.getMessage(), e);
        }
    }
}
