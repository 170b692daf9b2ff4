package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Listens at a socket in the file system, as an engine does, and does with one client what a test wants. */
public final class SocketServer implements AutoCloseable {

    private final Path path;
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

    /** What is done with the client; it is hung up on afterwards. */
    @FunctionalInterface
    public interface Conversation {
        void with(SocketChannel client) throws IOException;
    }

    public SocketServer(Path path, Conversation conversation) throws IOException {
        this.path = path;
        server.bind(UnixDomainSocketAddress.of(path));
        Thread thread = new Thread(() -> converse(conversation));
        thread.setDaemon(true);
        thread.start();
    }

    public DockerHost host() {
        return new DockerHost("unix://" + path, null);
    }

    /** Reads until this text has come. */
    public static void readUntil(SocketChannel client, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        while (read.indexOf(text) < 0 && client.read(buffer) >= 0) {
            read.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            buffer.clear();
        }
    }

    public static void write(SocketChannel client, String text) throws IOException {
        client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void converse(Conversation conversation) {
        try (SocketChannel client = server.accept()) {
            conversation.with(client);
        } catch (IOException e) {
            // The client or the test has gone.
        }
    }
}
