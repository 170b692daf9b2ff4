package io.jenkins.plugins.monitoringimages.testing;

import io.jenkins.plugins.monitoringimages.testing.Fault.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A server of releases on 127.0.0.1, laid out as GitHub lays them out, that can be told to misbehave. It answers
 * Range requests with If-Range, keeps every request, and closes each connection after one answer. Asked as a proxy for
 * plain http, it answers with its own files whatever host was named; CONNECT is refused with 501.
 */
public final class ReleaseServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String scheme;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> once = new ConcurrentHashMap<>();
    private final Map<String, Fault> always = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * A request as it came.
     *
     * @param target a path, or a whole address where the server was asked as a proxy
     * @param headers their names in lower case
     */
    public record Request(String method, String target, Map<String, String> headers) {

        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private ReleaseServer(ServerSocket socket, String scheme) {
        this.socket = socket;
        this.scheme = scheme;
    }

    /** A server without files. */
    public static ReleaseServer start() {
        return start(ServerSocketFactory.getDefault(), "http");
    }

    /** A server without files that answers in TLS. */
    public static ReleaseServer withTls(SSLContext context) {
        return start(context.getServerSocketFactory(), "https");
    }

    private static ReleaseServer start(ServerSocketFactory sockets, String scheme) {
        try {
            ServerSocket socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            ReleaseServer server = new ReleaseServer(socket, scheme);
            daemon("release-server", server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server with these releases and their checksums. */
    public static ReleaseServer of(TestRelease... releases) {
        ReleaseServer server = start();
        Arrays.stream(releases).forEach(server::publish);
        return server;
    }

    /** {@code http://127.0.0.1:<port>}, or {@code https}. */
    public String address() {
        return scheme + "://127.0.0.1:" + port();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What a spec names as {@code release.mirror} for Prometheus. */
    public String mirror() {
        return mirror("prometheus");
    }

    /** What a spec names as {@code release.mirror} for a component. */
    public String mirror(String componentId) {
        return address() + downloads(componentId);
    }

    /** The path of a release's tarball on this server, as {@link #failNext} and {@link #requestsFor} want it. */
    public static String path(TestRelease release) {
        return folder(release) + release.asset().fileName();
    }

    /** The path of the checksum list beside a release's tarball. */
    public static String sumsPath(TestRelease release) {
        return folder(release) + "sha256sums.txt";
    }

    /** Serves a tarball, and its line in the checksum list of its version. */
    public ReleaseServer publish(TestRelease release) {
        publishWithoutSums(release);
        byte[] line = release.sumsLine().getBytes(StandardCharsets.UTF_8);
        files.merge(sumsPath(release), line, ReleaseServer::join);
        return this;
    }

    /** Serves a tarball, and no list of checksums. */
    public ReleaseServer publishWithoutSums(TestRelease release) {
        return serve(path(release), release.tarball());
    }

    /** Serves any bytes at a path. */
    public ReleaseServer serve(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    public ReleaseServer serve(String path, String text) {
        return serve(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes {@code releases/latest} of a component redirect to a version, as GitHub does. */
    public ReleaseServer latest(String componentId, String version) {
        String releases = "/prometheus/" + componentId + "/releases/";
        return failAlways(releases + "latest", Fault.redirect(address() + releases + "tag/v" + version));
    }

    /** Misbehaves at the next request for a path, and then no more; several faults are taken in their order. */
    public ReleaseServer failNext(String path, Fault... faults) {
        Deque<Fault> queue = once.computeIfAbsent(path, p -> new ArrayDeque<>());
        synchronized (queue) {
            queue.addAll(List.of(faults));
        }
        return this;
    }

    /** Misbehaves at every request for a path. */
    public ReleaseServer failAlways(String path, Fault fault) {
        always.put(path, fault);
        return this;
    }

    /** All requests so far, in the order in which they came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<Request> requestsFor(String path) {
        return requests.stream().filter(r -> path(r.target()).equals(path)).toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                daemon("release-server-client", () -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Request request = read(client.getInputStream());
            if (request != null) {
                requests.add(request);
                String path = path(request.target());
                Deque<Fault> faults = once.getOrDefault(path, new ArrayDeque<>());
                Fault fault;
                synchronized (faults) {
                    fault = faults.isEmpty() ? always.get(path) : faults.poll();
                }
                answer(client, request, files.get(path), fault);
            }
        } catch (IOException e) {
            // The client went away, which some tests mean it to do.
        } finally {
            open.remove(client);
        }
    }

    private static void answer(Socket client, Request request, byte[] file, Fault fault) throws IOException {
        OutputStream out = client.getOutputStream();
        if (request.method().equals("CONNECT")) {
            head(out, 501, Map.of());
        } else if (fault != null && fault.kind() == Kind.STATUS) {
            byte[] body = fault.body().getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = new LinkedHashMap<>(fault.headers());
            headers.put("Content-Length", String.valueOf(body.length));
            head(out, (int) fault.number(), headers);
            out.write(body);
        } else if (file == null) {
            head(out, 404, Map.of("Content-Length", "0"));
        } else {
            send(client, request, file, fault);
        }
        out.flush();
        client.shutdownOutput();
        drain(client);
    }

    private static void send(Socket client, Request request, byte[] file, Fault fault) throws IOException {
        Kind kind = fault == null ? null : fault.kind();
        byte[] content = kind == Kind.CORRUPT ? corrupted(file) : file;
        String etag = '"' + Integer.toHexString(Arrays.hashCode(file)) + '"';
        int from = kind == Kind.IGNORE_RANGE ? 0 : rangeStart(request, etag);
        Map<String, String> headers = new LinkedHashMap<>();
        long length = content.length - from + (kind == Kind.LENGTH ? fault.number() : 0);
        headers.put("Content-Length", String.valueOf(length));
        headers.put("Accept-Ranges", "bytes");
        if (kind != Kind.NO_ETAG) {
            headers.put("ETag", etag);
        }
        if (from > 0) {
            headers.put("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        if (fault != null) {
            headers.putAll(fault.headers());
        }
        OutputStream out = client.getOutputStream();
        head(out, from > 0 ? 206 : 200, headers);
        if (request.method().equals("HEAD")) {
            return;
        }
        boolean cut = kind == Kind.RESET || kind == Kind.END || kind == Kind.STALL;
        long most = cut ? fault.number() : kind == Kind.LENGTH ? length : Long.MAX_VALUE;
        out.write(content, from, (int) Math.min(content.length - from, most));
        out.flush();
        if (kind == Kind.RESET) {
            client.setSoLinger(true, 0);
            client.close();
        } else if (kind == Kind.STALL) {
            drain(client);
        }
    }

    /** The first byte wanted, or 0 where the whole file is. */
    private static int rangeStart(Request request, String etag) {
        String range = request.header("range");
        String condition = request.header("if-range");
        boolean wanted = range != null && (condition == null || condition.equals(etag));
        return wanted ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
    }

    /** Reads until the client goes away, so that it sees what was sent and not a reset. */
    private static void drain(Socket client) throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void head(OutputStream out, int status, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Answer\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Request read(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw);
        String[] first = line(in).split(" ");
        if (first.length < 3) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].trim().toLowerCase(Locale.ROOT), parts[1].trim());
        }
        return new Request(first[0], first[1], headers);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] corrupted(byte[] file) {
        byte[] copy = file.clone();
        copy[copy.length - 1] ^= 1;
        return copy;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static String path(String target) {
        String raw = target.startsWith("http") ? URI.create(target).getRawPath() : target;
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private static String folder(TestRelease release) {
        return downloads(release.asset().component().id()) + "/" + release.asset().releaseTag() + "/";
    }

    private static String downloads(String componentId) {
        return "/prometheus/" + componentId + "/releases/download";
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
