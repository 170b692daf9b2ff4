package io.jenkins.plugins.monitoringimages.docker.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says the same to everybody, whatever was asked, and hangs up. */
public final class GreetingServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

    public GreetingServer(String greeting) throws IOException {
        Thread greeter = new Thread(() -> greet(greeting));
        greeter.setDaemon(true);
        greeter.start();
    }

    public String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void greet(String greeting) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The client or the test has gone.
            }
        }
    }
}
