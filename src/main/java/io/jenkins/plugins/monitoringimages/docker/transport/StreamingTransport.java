package io.jenkins.plugins.monitoringimages.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.UnixSocket;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Carries one request with a {@link StreamedBody} to the engine, over a connection of its own. docker-java's transport
 * sends a body in pieces of 4 KiB, and each of them wakes the engine up; here they are sixteen times as large.
 */
public final class StreamingTransport implements DockerHttpClient {

    private static final Http1Config LARGE_PIECES =
            Http1Config.custom().setBufferSize(64 * 1024).setChunkSizeHint(64 * 1024).build();
    private static final HttpProcessor HEADERS = HttpProcessorBuilder.create()
            .addAll(RequestTargetHost.INSTANCE, RequestContent.INSTANCE)
            .build();

    private final DockerHost host;
    private final SSLContext tls;
    private final Duration connectTimeout;
    private HttpClientConnection connection;
    private boolean closed;

    /** @param tls null for a connection without TLS */
    public StreamingTransport(DockerHost host, SSLContext tls, Duration connectTimeout) {
        this.host = host;
        this.tls = tls;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public Response execute(Request request) {
        if (!(request.body() instanceof StreamedBody body)) {
            throw new IllegalArgumentException("This transport carries streamed bodies only");
        }
        try {
            ClassicHttpRequest message = message(request, body);
            HttpClientConnection open = open();
            send(open, message, body);
            ClassicHttpResponse answer = open.receiveResponseHeader();
            open.receiveResponseEntity(answer);
            return new StreamedResponse(answer, this);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (HttpException e) {
            close();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Ends the request wherever it stands, from any thread. */
    @Override
    public void close() {
        HttpClientConnection open;
        synchronized (this) {
            closed = true;
            open = connection;
        }
        if (open != null) {
            open.close(CloseMode.IMMEDIATE);
        }
    }

    private ClassicHttpRequest message(Request request, StreamedBody body) throws IOException, HttpException {
        URI uri = host.uri();
        ClassicHttpRequest message = new BasicClassicHttpRequest(request.method(), prefix() + request.path());
        message.setScheme(tls == null ? "http" : "https");
        message.setAuthority(host.isSocket() ? new URIAuthority("localhost") : new URIAuthority(uri.getHost(), uri.getPort()));
        request.headers().forEach(message::addHeader);
        message.setEntity(new EntityTemplate(-1, null, null, out -> write(body, out)));
        HEADERS.process(message, message.getEntity(), HttpCoreContext.create());
        return message;
    }

    /** The library ends a body properly even when its writer fails, and then a part would look like the whole. */
    private void write(StreamedBody body, OutputStream out) throws IOException {
        boolean done = false;
        try {
            body.writeTo(out);
            done = true;
        } finally {
            if (!done && !body.isRefused()) {
                close();
            }
        }
    }

    private String prefix() {
        return host.isSocket() ? "" : host.uri().getRawPath();
    }

    /** An engine that refuses a body before it has all of it has answered, and that answer says why. */
    private static void send(HttpClientConnection open, ClassicHttpRequest message, StreamedBody body)
            throws IOException, HttpException {
        open.sendRequestHeader(message);
        try {
            open.sendRequestEntity(message);
            open.flush();
        } catch (IOException e) {
            if (!body.isRefused()) {
                throw e;
            }
        }
    }

    private HttpClientConnection open() throws IOException {
        Socket socket = connect();
        try {
            HttpClientConnection open = DefaultBHttpClientConnectionFactory.builder()
                    .http1Config(LARGE_PIECES)
                    .build()
                    .createConnection(socket);
            keep(open);
            return open;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private synchronized void keep(HttpClientConnection open) throws IOException {
        if (closed) {
            throw new IOException("the request has been given up");
        }
        connection = open;
    }

    private Socket connect() throws IOException {
        URI uri = host.uri();
        if (host.isSocket()) {
            return UnixSocket.get(uri.getPath());
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), (int) connectTimeout.toMillis());
            return tls == null
                    ? socket
                    : new DefaultClientTlsStrategy(tls).upgrade(socket, uri.getHost(), uri.getPort(), null, null);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
