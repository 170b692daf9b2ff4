package io.jenkins.plugins.monitoringimages.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on 127.0.0.1 that answers as Slack does, and keeps what it was sent. Answers are taken from a queue; when
 * that is empty, every message is taken. It also answers as an HTTP proxy does, for any host.
 */
public final class SlackServer implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET_PATH = "/services/T0001/B0001/x7Qm2secretwebhook9Zp";
    private static final String FIRST_TIMESTAMP = "1700000000.00000";

    private final ServerSocket socket;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> held = new CopyOnWriteArrayList<>();

    private SlackServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** A server that takes messages from now on. */
    public static SlackServer start() throws IOException {
        SlackServer server = new SlackServer(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        Thread thread = new Thread(server::serve, "slack-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** {@code 127.0.0.1:port}, as an administrator allows it. */
    public String host() {
        return "127.0.0.1:" + port();
    }

    /** The address of an incoming webhook, secret by itself. */
    public String webhook() {
        return "http://" + host() + SECRET_PATH;
    }

    /** The address of the Web API. */
    public URI api() {
        return URI.create("http://" + host() + "/api/");
    }

    /** Adds an answer to the queue. */
    public SlackServer answer(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** All requests so far, in their order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The messages of all requests so far, taken or not. */
    public List<JsonNode> messages() {
        return requests.stream().map(Request::json).toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : held) {
            connection.close();
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                held.add(connection);
                Request request = Request.read(new BufferedInputStream(connection.getInputStream()));
                requests.add(request);
                Answer answer = answers.poll();
                (answer == null ? taken(request) : answer).give(connection);
            } catch (IOException e) {
                // the client is gone, or the server was closed: either way nobody waits for an answer
            }
        }
    }

    private Answer taken(Request request) {
        return request.path().contains("chat.postMessage")
                ? json(200, "{\"ok\":true,\"channel\":\"C0001\",\"ts\":\"" + FIRST_TIMESTAMP + requests.size() + "\"}")
                : text(200, "ok");
    }

    /** As a webhook answers. */
    public static Answer text(int status, String body) {
        return connection -> write(connection, status, "Content-Type: text/html\r\n", body);
    }

    /** As the Web API answers. */
    public static Answer json(int status, String body) {
        return connection -> write(connection, status, "Content-Type: application/json\r\n", body);
    }

    /** As the Web API says no: with status 200. */
    public static Answer notOk(String code) {
        return json(200, "{\"ok\":false,\"error\":\"" + code + "\"}");
    }

    /** Too many messages. */
    public static Answer tooMany(int retryAfterSeconds) {
        return withHeader(429, "Retry-After", String.valueOf(retryAfterSeconds), "rate_limited");
    }

    public static Answer withHeader(int status, String name, String value, String body) {
        return connection -> write(connection, status, name + ": " + value + "\r\n", body);
    }

    /** Takes the message and resets the connection. */
    public static Answer reset() {
        return connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
        };
    }

    /** Takes the message and says nothing until the server is closed. */
    public static Answer silence() {
        return connection -> {};
    }

    /** Begins an answer and does not end it until the server is closed. */
    public static Answer halfAnAnswer() {
        return connection -> connection.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\no".getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Socket connection, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Status\r\n" + headers + "Connection: close\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().write(bytes);
        connection.close();
    }

    /** What is done with a connection whose request was read. */
    @FunctionalInterface
    public interface Answer {

        void give(Socket connection) throws IOException;
    }

    /**
     * A request.
     *
     * @param line such as {@code POST /api/chat.postMessage HTTP/1.1}
     * @param headers by lower-case name
     * @param body in UTF-8
     */
    public record Request(String line, Map<String, String> headers, String body) {

        public String path() {
            return line.split(" ")[1];
        }

        /** The body as JSON; fails if it is none. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("Slack would answer invalid_payload to: " + body, e);
            }
        }

        private static Request read(InputStream in) throws IOException {
            String line = line(in);
            Map<String, String> headers = new TreeMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            int c = in.read();
            while (c >= 0 && c != '\n') {
                line.append((char) c);
                c = in.read();
            }
            if (c < 0) {
                throw new IOException("The client closed the connection");
            }
            return line.toString().strip();
        }
    }
}
