package io.jenkins.plugins.monitoringimages.http;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which proxy is used for an address. */
final class ProxyRules extends ProxySelector {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|\\[?[0-9a-f]*:[0-9a-f:.]+\\]?");

    private final HttpSettings settings;

    ProxyRules(HttpSettings settings) {
        this.settings = settings;
    }

    /** The proxy for an address, or nothing where it is asked directly. */
    Optional<HttpProxy> proxyFor(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort() != -1 ? uri.getPort() : https ? 443 : 80;
        boolean direct = isThisMachine(host)
                || settings.noProxy().stream().anyMatch(entry -> matches(entry.toLowerCase(Locale.ROOT), host, port));
        return direct
                ? Optional.empty()
                : Optional.ofNullable(https ? settings.proxyForHttps() : settings.proxyForHttp());
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(proxyFor(uri)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException e) {
        // Whoever sent the request hears of it.
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || address(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.contains("/")) {
            return inNetwork(entry, host);
        }
        boolean bareIpv6 = !entry.startsWith("[") && entry.indexOf(':') != entry.lastIndexOf(':');
        int colon = bareIpv6 ? -1 : entry.lastIndexOf(':');
        if (colon > entry.lastIndexOf(']')) {
            return entry.substring(colon + 1).equals(String.valueOf(port))
                    && matches(entry.substring(0, colon), host, port);
        }
        if (address(entry).isPresent()) {
            return address(entry).equals(address(host));
        }
        if (entry.contains("*")) {
            return host.matches(Pattern.quote(entry).replace("*", "\\E.*\\Q"));
        }
        String name = entry.startsWith(".") ? entry.substring(1) : entry;
        return host.equals(name) || host.endsWith("." + name);
    }

    private static boolean inNetwork(String network, String host) {
        String[] parts = network.split("/", 2);
        Optional<InetAddress> base = address(parts[0]);
        Optional<InetAddress> wanted = address(host);
        if (base.isEmpty() || wanted.isEmpty() || !parts[1].matches("\\d{1,3}")) {
            return false;
        }
        byte[] a = base.get().getAddress();
        byte[] b = wanted.get().getAddress();
        int rest = a.length * 8 - Integer.parseInt(parts[1]);
        return a.length == b.length
                && rest >= 0
                && new BigInteger(1, a).shiftRight(rest).equals(new BigInteger(1, b).shiftRight(rest));
    }

    /** The address that a text is, without asking for a name. */
    private static Optional<InetAddress> address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
