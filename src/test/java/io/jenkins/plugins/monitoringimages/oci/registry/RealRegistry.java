package io.jenkins.plugins.monitoringimages.oci.registry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The registry of the distribution project, Debian's package {@code docker-registry}, on 127.0.0.1. */
public final class RealRegistry implements AutoCloseable {

    /** {@code geoff} with the password {@code s3cret}. */
    private static final String HTPASSWD = "geoff:$2y$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n";

    private final Process process;
    private final int port;

    private RealRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static RealRegistry plain(Path directory) throws Exception {
        return start(directory, "", "");
    }

    public static RealRegistry withPassword(Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("htpasswd"), HTPASSWD);
        return start(directory, "", "auth: {htpasswd: {realm: tests, path: " + file + "}}\n");
    }

    static RealRegistry withTls(Path directory, TestCertificate certificate) throws Exception {
        return start(directory, "  tls: {certificate: " + certificate.certificate() + ", key: " + certificate.key() + "}\n", "");
    }

    private static RealRegistry start(Path directory, String http, String more) throws Exception {
        Optional<Path> program = Stream.of("/usr/bin/docker-registry", "/usr/bin/registry")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no docker-registry here (Debian's package of that name)");
        int port = freePort();
        Path config = Files.writeString(directory.resolve("registry.yml"), "version: 0.1\nlog: {level: error}\n"
                + "storage: {filesystem: {rootdirectory: " + directory.resolve("data") + "}, delete: {enabled: true}}\n"
                + "http:\n  addr: 127.0.0.1:" + port + "\n" + http + more);
        Process process = new ProcessBuilder(program.get().toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(directory.resolve("registry.log")));
            }
            Thread.onSpinWait();
        }
        return new RealRegistry(process, port);
    }

    /** {@code 127.0.0.1:<port>}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
