package io.jenkins.plugins.monitoringimages.docker.engine;

import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes a server at a port reachable at a socket in the file system. */
final class SocketForwarder implements AutoCloseable {

    private final Path path;
    private final int port;
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    SocketForwarder(Path path, int port) throws IOException {
        this.path = path;
        this.port = port;
        server.bind(UnixDomainSocketAddress.of(path));
        threads.submit(this::accept);
    }

    DockerHost host() {
        return new DockerHost("unix://" + path, null);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private Void accept() throws IOException {
        while (true) {
            SocketChannel client = server.accept();
            SocketChannel engine = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            threads.submit(() -> forward(client, engine));
            threads.submit(() -> forward(engine, client));
        }
    }

    /** Whoever hangs up first ends both. Streams of a channel would keep it from being read and written at once. */
    private static Void forward(SocketChannel from, SocketChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        try (from; to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        }
        return null;
    }
}
