package io.jenkins.plugins.monitoringimages.oci.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry in memory, on 127.0.0.1, that can be told to misbehave. It keeps every request. */
final class FaultyRegistry implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/v2/(.+)/(blobs|manifests)/(.+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> content = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private String challenge = "";
    private String authorization = "";
    boolean mounts = true;
    String uploadHost = "";

    /** A request as it came. */
    record Request(String method, String target, String authorization) {}

    /** What happens instead of an answer. */
    @FunctionalInterface
    interface Fault {
        void happen(HttpExchange exchange) throws IOException;
    }

    /** A fault at the next requests of a method whose address has a part. */
    private static final class Rule {
        private final String method;
        private final String part;
        private final Fault fault;
        private int times;

        Rule(String method, String part, int times, Fault fault) {
            this.method = method;
            this.part = part;
            this.times = times;
            this.fault = fault;
        }

        synchronized boolean takes(String asked, String target) {
            return asked.equals(method) && target.contains(part) && times-- > 0;
        }
    }

    FaultyRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return "http://" + address();
    }

    /** From now on it wants this header, and says how to get it. */
    FaultyRegistry wants(String header, String said) {
        authorization = header;
        challenge = said;
        return this;
    }

    FaultyRegistry fails(String method, String part, int times, Fault fault) {
        rules.add(new Rule(method, part, times, fault));
        return this;
    }

    static Fault status(int code, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.getRequestBody().readAllBytes();
            answer(exchange, code, body.getBytes(StandardCharsets.UTF_8));
        };
    }

    static Fault breakOff(int after) {
        return exchange -> {
            exchange.getRequestBody().readNBytes(after);
            exchange.close();
        };
    }

    List<Request> requests() {
        return requests;
    }

    long count(String method, String part) {
        return requests.stream().filter(r -> r.method().equals(method) && r.target().contains(part)).count();
    }

    void has(String repository, Sha256 blob, byte[] bytes) {
        content.put(repository + "/blobs/" + blob.digest(), bytes);
    }

    boolean has(String repository, Sha256 blob) {
        return content.containsKey(repository + "/blobs/" + blob.digest());
    }

    void has(String repository, String tag, Image image) throws IOException {
        for (Layer layer : image.layers()) {
            has(repository, layer.blob().sha256(), layer.blob().bytes());
        }
        has(repository, image.config().sha256(), image.config().bytes());
        has(repository, tag, image.manifest().bytes());
    }

    void has(String repository, String tag, ImageIndex index) throws IOException {
        for (Image image : index.images()) {
            has(repository, image.digest(), image);
        }
        has(repository, tag, index.json().bytes());
    }

    void has(String repository, String tag, byte[] manifest) {
        content.put(repository + "/manifests/" + tag, manifest);
        content.put(repository + "/manifests/" + Sha256.of(manifest).digest(), manifest);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(new Request(exchange.getRequestMethod(), target, login == null ? "" : login));
        for (Rule rule : rules) {
            if (rule.takes(exchange.getRequestMethod(), target)) {
                rule.fault.happen(exchange);
                return;
            }
        }
        if (!target.startsWith("/token") && !target.startsWith("/elsewhere") && !authorization.isEmpty()
                && !authorization.equals(login)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}".getBytes(
                    StandardCharsets.UTF_8));
            return;
        }
        work(exchange, exchange.getRequestURI().getPath());
    }

    private void work(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> query = query(exchange);
        Matcher matcher = PATH.matcher(path.replaceFirst("^/elsewhere", ""));
        if (!matcher.matches()) {
            answer(exchange, path.equals("/v2/") ? 200 : 404, new byte[0]);
            return;
        }
        String repository = matcher.group(1);
        String place = repository + "/" + matcher.group(2) + "/" + matcher.group(3);
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> {
                byte[] found = content.get(place);
                if (found != null) {
                    exchange.getResponseHeaders().set("Docker-Content-Digest", Sha256.of(found).digest());
                }
                answer(exchange, found == null ? 404 : 200, found == null ? new byte[0] : found);
            }
            case "POST" -> {
                byte[] other = content.get(query.get("from") + "/blobs/" + query.get("mount"));
                if (mounts && other != null) {
                    content.put(repository + "/blobs/" + query.get("mount"), other);
                    answer(exchange, 201, new byte[0]);
                } else {
                    String to = uploadHost.isEmpty() ? "" : uploadHost + "/elsewhere";
                    exchange.getResponseHeaders().set("Location", to + "/v2/" + repository + "/blobs/uploads/1?state=x");
                    answer(exchange, 202, new byte[0]);
                }
            }
            default -> put(exchange, repository, matcher.group(2), matcher.group(3), body, query.get("digest"));
        }
    }

    private void put(HttpExchange exchange, String repository, String kind, String name, byte[] body, String digest)
            throws IOException {
        if (kind.equals("manifests")) {
            has(repository, name, body);
            answer(exchange, 201, new byte[0]);
        } else if (Sha256.of(body).digest().equals(digest)) {
            content.put(repository + "/blobs/" + digest, body);
            answer(exchange, 201, new byte[0]);
        } else {
            answer(exchange, 400, "{\"errors\":[{\"code\":\"DIGEST_INVALID\"}]}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
