package io.jenkins.plugins.monitoringimages.docker.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import io.jenkins.plugins.monitoringimages.docker.transport.ContextBody;
import io.jenkins.plugins.monitoringimages.docker.transport.ContextTransport;
import io.jenkins.plugins.monitoringimages.image.EngineInfo;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** A container engine that has answered, and the API version that is spoken with it. */
public final class Connection implements AutoCloseable {

    /** The newest version that docker-java 3.7.1 knows. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

    private final DockerHost host;
    private final SSLContext tls;
    private final ObjectMapper mapper = DockerClientConfig.getDefaultObjectMapper();
    private final EngineInfo engine;
    private final RemoteApiVersion version;
    private final DockerClient client;

    private Connection(DockerHost host) throws ImageException {
        this.host = host;
        this.tls = host.tls() == null ? null : TlsContext.of(host.tls());
        Version answer = askVersion();
        this.version = choose(answer);
        this.engine = new EngineInfo(
                host.address(),
                orUnknown(answer.getVersion()),
                version.getVersion(),
                orUnknown(answer.getOperatingSystem()) + "/" + orUnknown(answer.getArch()));
        this.client = client(http(ANSWER_TIMEOUT), version);
    }

    /**
     * Asks the engine who it is.
     *
     * @throws ImageException if none answers, with what can be done about it
     */
    public static Connection open(DockerHost host) throws ImageException {
        return new Connection(host);
    }

    public EngineInfo engine() {
        return engine;
    }

    public DockerHost host() {
        return host;
    }

    /** For requests that are answered at once. Shared; safe for several threads. */
    public DockerClient client() {
        return client;
    }

    /** For one long request: closing this client ends the request wherever it stands, also on the engine. */
    public DockerClient clientOfItsOwn() {
        return client(http(null), version);
    }

    /** The same for one request whose body is a {@link ContextBody}. */
    public DockerClient clientOfAContext() {
        return client(new ContextTransport(host, tls, CONNECT_TIMEOUT), version);
    }

    @Override
    public void close() {
        closeQuietly(client);
    }

    private Version askVersion() throws ImageException {
        try (DockerClient asking = client(http(VERSION_TIMEOUT), RemoteApiVersion.UNKNOWN_VERSION)) {
            return asking.versionCmd().exec();
        } catch (DockerException e) {
            throw ConnectionFailure.refused(host, e);
        } catch (IOException | RuntimeException e) {
            throw ConnectionFailure.of(host, e);
        }
    }

    private RemoteApiVersion choose(Version answer) throws ImageException {
        RemoteApiVersion newest = parse(answer.getApiVersion());
        if (newest == RemoteApiVersion.UNKNOWN_VERSION) {
            throw ConnectionFailure.noEngine(host, null);
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
        return DockerClientImpl.getInstance(new ClientConfig(host.uri(), version, mapper), http);
    }

    private DockerHttpClient http(Duration answerTimeout) {
        ApacheDockerHttpClient.Builder builder = new ApacheDockerHttpClient.Builder()
                .dockerHost(host.uri())
                .connectionTimeout(CONNECT_TIMEOUT)
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
