package io.jenkins.plugins.monitoringimages.docker.save;

import com.github.dockerjava.api.model.ResponseItem;
import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.connection.LongCall;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The tar of a {@code save}, on a connection of its own that ends when this is closed, or when nothing moves for too long. */
public final class SaveStream extends FilterInputStream {

    private final LongCall<ResponseItem> call;

    private SaveStream(InputStream in, LongCall<ResponseItem> call) {
        super(in);
        this.call = call;
    }

    /** @throws RuntimeException if the engine refuses it, or does not answer */
    public static SaveStream open(Connection connection, String image) {
        LongCall<ResponseItem> call = new LongCall<>(connection, item -> {});
        try {
            call.endWhenSilent();
            return new SaveStream(call.client().saveImageCmd(image).exec(), call);
        } catch (RuntimeException e) {
            call.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        call.sign();
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        call.sign();
        return read;
    }

    /** The rest of it is not waited for. */
    @Override
    public void close() {
        call.onComplete();
        call.close();
    }
}
