package io.jenkins.plugins.monitoringimages.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import io.jenkins.plugins.monitoringimages.engine.image.EngineInfo;
import io.jenkins.plugins.monitoringimages.engine.image.ImageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** A container engine that has answered, and the API version that is spoken with it. */
final class Connection implements AutoCloseable {

    /** The newest version that docker-java 3.7.1 knows. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final DockerHost host;
    private final SSLContext tls;
    private final ObjectMapper mapper = DockerClientConfig.getDefaultObjectMapper();
    private final EngineInfo engine;
    private final RemoteApiVersion version;
    private final DockerClient client;

    private Connection(DockerHost host) throws ImageException {
        this.host = host;
        this.tls = host.tls() == null ? null : TlsContext.of(host.tls());
        JsonNode answer = askVersion();
        this.version = choose(answer);
        this.engine = new EngineInfo(
                host.address(),
                answer.path("Version").asText("unknown"),
                version.getVersion(),
                answer.path("Os").asText("unknown") + "/" + answer.path("Arch").asText("unknown"));
        this.client = client(http(ANSWER_TIMEOUT));
    }

    /**
     * Asks the engine who it is.
     *
     * @throws ImageException if none answers, with what can be done about it
     */
    static Connection open(DockerHost host) throws ImageException {
        return new Connection(host);
    }

    EngineInfo engine() {
        return engine;
    }

    DockerHost host() {
        return host;
    }

    /** For requests that are answered at once. Shared; safe for several threads. */
    DockerClient client() {
        return client;
    }

    /** For one long request: closing this client ends the request wherever it stands, also on the engine. */
    DockerClient clientOfItsOwn() {
        return client(http(null));
    }

    @Override
    public void close() {
        closeQuietly(client);
    }

    private JsonNode askVersion() throws ImageException {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/version")
                .build();
        try (DockerHttpClient http = http(VERSION_TIMEOUT);
                DockerHttpClient.Response response = http.execute(request)) {
            byte[] bytes = response.getBody().readNBytes(LARGEST_ANSWER);
            String body = new String(bytes, StandardCharsets.UTF_8);
            if (response.getStatusCode() != 200) {
                throw ConnectionFailure.refused(host, response.getStatusCode(), body);
            }
            return mapper.readTree(body);
        } catch (IOException | RuntimeException e) {
            throw ConnectionFailure.of(host, e);
        }
    }

    private RemoteApiVersion choose(JsonNode answer) throws ImageException {
        RemoteApiVersion newest = parse(answer.path("ApiVersion").asText(""));
        if (newest == RemoteApiVersion.UNKNOWN_VERSION) {
            throw ConnectionFailure.noEngine(host, null);
        }
        RemoteApiVersion oldest = parse(answer.path("MinAPIVersion").asText(""));
        if (oldest != RemoteApiVersion.UNKNOWN_VERSION && oldest.isGreater(NEWEST)) {
            throw new ImageException("The container engine at " + host + " speaks no Docker API before "
                    + oldest.getVersion() + ", and " + NEWEST.getVersion()
                    + " is the newest that is known here; use an older engine, or a newer version of this project");
        }
        return newest.isGreater(NEWEST) ? NEWEST : newest;
    }

    private static RemoteApiVersion parse(String text) {
        return RemoteApiVersion.parseConfigWithDefault(text);
    }

    private DockerClient client(DockerHttpClient http) {
        return DockerClientImpl.getInstance(new ClientConfig(host.uri(), version, mapper), http);
    }

    private DockerHttpClient http(Duration answerTimeout) {
        ApacheDockerHttpClient.Builder builder = new ApacheDockerHttpClient.Builder()
                .dockerHost(host.uri())
                .connectionTimeout(CONNECT_TIMEOUT)
                .responseTimeout(answerTimeout);
        if (tls != null) {
            builder.sslConfig(() -> tls);
        }
        return builder.build();
    }

    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Nothing is lost with a connection that is not needed any more.
        }
    }
}
