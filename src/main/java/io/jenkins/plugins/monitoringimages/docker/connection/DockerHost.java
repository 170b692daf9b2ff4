package io.jenkins.plugins.monitoringimages.docker.connection;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a container engine listens, and how its connection is secured. A plain value: the connection itself is made on
 * the machine that builds.
 *
 * @param address {@code unix:///path/of/a/socket} or {@code tcp://host:port}, where a path may follow the port
 * @param tls null for a connection without TLS
 */
public record DockerHost(String address, DockerTls tls) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DEFAULT_ADDRESS = "unix:///var/run/docker.sock";
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;
    /** What {@code sun_path} of {@code sockaddr_un} holds on Linux, see unix(7), without its closing zero. */
    private static final int LONGEST_SOCKET_PATH = 107;

    /** Letters, digits and what needs no escaping in an address. */
    private static final Pattern SOCKET_PATH = Pattern.compile("/[A-Za-z0-9_./@:+,=~-]*");

    private static final String ALLOWED = "unix:// and the absolute path of a socket, such as " + DEFAULT_ADDRESS
            + ", or tcp://host:port, such as tcp://docker.example.org:2376";

    /** @throws InvalidValueException if the address is none that can be connected to */
    public DockerHost {
        address = normalised(address, tls != null);
        if (isSocket(address) && tls != null) {
            tls = null;
        }
    }

    /**
     * The engine to use, found as Docker's own command line finds it.
     *
     * @param specHost an address that wins over the environment; null or blank for none
     * @param environment of the build: {@code DOCKER_HOST}; {@code DOCKER_TLS_VERIFY}, which turns TLS on for a tcp
     *     address unless it is empty; {@code DOCKER_CERT_PATH}, the folder with {@code ca.pem}, {@code cert.pem} and
     *     {@code key.pem} on the machine that builds, or else {@code .docker} below {@code HOME}
     * @throws InvalidValueException if the address is none that can be connected to
     * @see <a href="https://docs.docker.com/reference/cli/docker/#environment-variables">Docker's variables</a>
     */
    public static DockerHost of(String specHost, Map<String, String> environment) {
        String address = firstFilled(specHost, environment.get("DOCKER_HOST"), DEFAULT_ADDRESS);
        boolean secured = isFilled(environment.get("DOCKER_TLS_VERIFY")) || scheme(address).equals("https");
        return new DockerHost(address, secured ? tlsOf(environment) : null);
    }

    /** The same address with other keys; a unix socket has none. */
    public DockerHost withTls(DockerTls other) {
        return new DockerHost(address, other);
    }

    /** Whether the engine is reached by a socket in the file system. */
    public boolean isSocket() {
        return isSocket(address);
    }

    /** Whether what the engine publishes on its own loopback address can be expected on this machine's. */
    public boolean isLocal() {
        if (isSocket()) {
            return true;
        }
        String host = uri().getHost();
        return host.equals("localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
    }

    public URI uri() {
        return URI.create(address);
    }

    /** The address; keys are never shown. */
    @Override
    public String toString() {
        return address + (tls == null ? "" : " with TLS");
    }

    private static DockerTls tlsOf(Map<String, String> environment) {
        if (isFilled(environment.get("DOCKER_CERT_PATH"))) {
            return DockerTls.ofFolder(environment.get("DOCKER_CERT_PATH").trim());
        }
        if (isFilled(environment.get("DOCKER_TLS_VERIFY")) && isFilled(environment.get("HOME"))) {
            return DockerTls.ofFolder(environment.get("HOME").trim() + "/.docker");
        }
        return DockerTls.ofContents("", "", "");
    }

    private static String normalised(String address, boolean secured) {
        String text = address == null ? "" : address.trim();
        return switch (scheme(text)) {
            case "unix" -> socket(text);
            case "tcp", "http", "https" -> tcp(text, secured);
            case "npipe" ->
                throw new InvalidValueException(text, ALLOWED + "; named pipes of Windows are not supported");
            default -> throw new InvalidValueException(text, ALLOWED);
        };
    }

    private static String socket(String text) {
        String path = text.substring("unix://".length());
        boolean plain = SOCKET_PATH.matcher(path).matches();
        if (!plain || path.length() > LONGEST_SOCKET_PATH) {
            throw new InvalidValueException(text, ALLOWED + "; at most " + LONGEST_SOCKET_PATH + " characters of path");
        }
        return "unix://" + path;
    }

    private static String tcp(String text, boolean secured) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535;
            if (!plain) {
                throw new InvalidValueException(text, ALLOWED);
            }
            int port = uri.getPort() > 0 ? uri.getPort() : secured ? TLS_PORT : PLAIN_PORT;
            String path = uri.getRawPath().replaceAll("/+$", "");
            return "tcp://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port + path;
        } catch (URISyntaxException e) {
            throw new InvalidValueException(text, ALLOWED);
        }
    }


    private static boolean isSocket(String address) {
        return address.startsWith("unix:");
    }

    private static String scheme(String address) {
        int end = address.indexOf("://");
        return end < 0 ? "" : address.substring(0, end).trim().toLowerCase(Locale.ROOT);
    }

    private static String firstFilled(String... values) {
        for (String value : values) {
            if (isFilled(value)) {
                return value.trim();
            }
        }
        throw new IllegalStateException("the last one is always filled");
    }

    private static boolean isFilled(String value) {
        return Optional.ofNullable(value).map(v -> !v.isBlank()).orElse(false);
    }
}
