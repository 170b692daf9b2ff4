package io.jenkins.plugins.monitoringimages.docker.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.docker.transport.StreamingTransport;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** A container engine that has answered, and the API version that is spoken with it. */
public final class Connection implements AutoCloseable {

    /** That of Docker 20.10; Podman 4 and 5 speak it too. */
    private static final RemoteApiVersion OLDEST = RemoteApiVersion.VERSION_1_41;

    /** The newest version that docker-java 3.7.1 knows. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    /**
     * docker-java sends logins in the machine's default encoding, so that they are written in ASCII alone. It takes long to learn the
     * type of an answer that it sees for the first time, so all connections share it.
     */
    private static final ObjectMapper MAPPER =
            DockerClientConfig.getDefaultObjectMapper().copy().configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);

    /** One of the components of which such an engine names the versions. */
    private static final String PODMAN = "Podman Engine";

    private final DockerHost host;
    private final Limits limits;
    private final SSLContext tls;
    private final EngineInfo engine;
    private final RemoteApiVersion version;
    private final DockerHttpClient http;
    private final DockerClient client;
    private final boolean podman;

    private Connection(DockerHost host, Limits limits) throws ImageException, InterruptedException {
        this.host = host;
        this.limits = limits;
        this.tls = host.tls() == null ? null : TlsContext.of(host.tls());
        Version answer = askVersion();
        this.version = choose(answer);
        this.engine = new EngineInfo(
                host.address(),
                orUnknown(answer.getVersion()),
                version.getVersion(),
                orUnknown(answer.getOperatingSystem()) + "/" + orUnknown(answer.getArch()));
        this.podman = String.valueOf(answer.getRawValues().get("Components")).contains(PODMAN);
        this.http = http(limits.answer());
        this.client = client(http, version);
    }

    /**
     * Asks the engine who it is; ended by an interruption of this thread.
     *
     * @throws ImageException if none answers, with what can be done about it
     */
    public static Connection open(DockerHost host, Limits limits) throws ImageException, InterruptedException {
        return new Connection(host, limits);
    }

    public EngineInfo engine() {
        return engine;
    }

    public DockerHost host() {
        return host;
    }

    /** Whether the engine's API is older than this version. */
    public boolean isOlderThan(RemoteApiVersion other) {
        return !version.isGreaterOrEqual(other);
    }

    /** Whether Podman answers, which speaks Docker's API. */
    public boolean isPodman() {
        return podman;
    }

    public Limits limits() {
        return limits;
    }

    /** For requests that are answered at once. Shared; safe for several threads. */
    public DockerClient client() {
        return client;
    }

    /**
     * What the engine answers to a question that docker-java does not know.
     *
     * @param path with the version of the API, which may be newer than the one that is spoken otherwise
     * @return empty where the engine does not know it either
     */
    public Optional<JsonNode> ask(String path) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path(path)
                .build();
        try (DockerHttpClient.Response response = http.execute(request)) {
            return response.getStatusCode() == 200 ? Optional.of(MAPPER.readTree(response.getBody())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For one long request: closing this client ends the request wherever it stands, also on the engine. */
    public DockerClient clientOfItsOwn() {
        return client(http(null), version);
    }

    /** The same for one request whose body is a {@link StreamedBody}. */
    public DockerClient clientOfABody() {
        return client(new StreamingTransport(host, tls, limits.connect()), version);
    }

    @Override
    public void close() {
        closeQuietly(client);
    }

    private Version askVersion() throws ImageException, InterruptedException {
        try (DockerClient asking = client(http(limits.answer()), RemoteApiVersion.UNKNOWN_VERSION)) {
            return EngineCall.within(limits.answer(), () -> asking.versionCmd().exec());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DockerException answer
                    ? ConnectionFailure.refused(host, answer)
                    : ConnectionFailure.of(host, e.getCause());
        } catch (TimeoutException e) {
            throw ConnectionFailure.of(host, new SocketTimeoutException());
        } catch (IOException e) {
            throw ConnectionFailure.of(host, e);
        }
    }

    private RemoteApiVersion choose(Version answer) throws ImageException {
        RemoteApiVersion newest = parse(answer == null ? null : answer.getApiVersion());
        if (newest == RemoteApiVersion.UNKNOWN_VERSION) {
            throw ConnectionFailure.noEngine(host, null);
        }
        if (!newest.isGreaterOrEqual(OLDEST)) {
            throw new ImageException("The container engine at " + host + " speaks no Docker API after "
                    + newest.getVersion() + "; allowed: " + OLDEST.getVersion() + " or later, which Docker 20.10 brought");
        }
        RemoteApiVersion oldest = parse(answer.getRawValues().get("MinAPIVersion"));
        if (oldest != RemoteApiVersion.UNKNOWN_VERSION && oldest.isGreater(NEWEST)) {
            throw new ImageException("The container engine at " + host + " speaks no Docker API before "
                    + oldest.getVersion() + ", and " + NEWEST.getVersion()
                    + " is the newest that is known here; use an older engine, or a newer version of this project");
        }
        return newest.isGreater(NEWEST) ? NEWEST : newest;
    }

    private static RemoteApiVersion parse(Object text) {
        return RemoteApiVersion.parseConfigWithDefault(text instanceof String given ? given : "");
    }

    private static String orUnknown(String text) {
        return text == null ? "unknown" : text;
    }

    private DockerClient client(DockerHttpClient http, RemoteApiVersion version) {
        return DockerClientImpl.getInstance(new ClientConfig(host.uri(), version, MAPPER), http);
    }

    private DockerHttpClient http(Duration answerTimeout) {
        ApacheDockerHttpClient.Builder builder = new ApacheDockerHttpClient.Builder()
                .dockerHost(host.uri())
                .connectionTimeout(limits.connect())
                .responseTimeout(answerTimeout);
        if (tls != null) {
            builder.sslConfig(() -> tls);
        } else if (host.isSocket()) {
            builder.sslConfig(UnusedTls::new);
        }
        return builder.build();
    }

    public static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Nothing is lost with a connection that is not needed any more.
        }
    }

    /**
     * No TLS is spoken over a socket, but without a context of its own docker-java makes Java's default one, which
     * reads the whole trust store: a third of the time that it takes to connect.
     */
    private static final class UnusedTls extends SSLContext {
        public UnusedTls() {
            super(null, null, "none");
        }
    }
}
