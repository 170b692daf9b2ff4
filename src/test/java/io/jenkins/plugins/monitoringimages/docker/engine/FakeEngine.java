package io.jenkins.plugins.monitoringimages.docker.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP server on the loopback interface that answers some requests as a container engine does. */
public final class FakeEngine implements AutoCloseable {

    public final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, HttpHandler> answers = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public FakeEngine() throws IOException {
        this(HttpServer.create(loopback(), 0));
    }

    private FakeEngine(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One that wants a client certificate. */
    public static FakeEngine withTls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new FakeEngine(server);
    }

    /** Answers the question for the version. */
    public FakeEngine speaking(String oldest, String newest) {
        return answering("/version", 200, "{\"Version\": \"99.1\", \"ApiVersion\": \"" + newest
                + "\", \"MinAPIVersion\": \"" + oldest + "\", \"Os\": \"linux\", \"Arch\": \"amd64\"}");
    }

    public FakeEngine answering(String path, int status, String body) {
        return answering(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** @param path the end of the paths that are answered so */
    public FakeEngine answering(String path, HttpHandler handler) {
        answers.put(path, handler);
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "tcp://127.0.0.1:" + port();
    }

    public DockerHost host() {
        return DockerHost.of(address(), Map.of());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            for (Map.Entry<String, HttpHandler> each : answers.entrySet()) {
                if (path.endsWith(each.getKey())) {
                    each.getValue().handle(exchange);
                    return;
                }
            }
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
