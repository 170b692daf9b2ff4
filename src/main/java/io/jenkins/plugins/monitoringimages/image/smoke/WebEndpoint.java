package io.jenkins.plugins.monitoringimages.image.smoke;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a program answers over HTTP when it is ready.
 *
 * @param port 1 to 65535
 * @param path that answers when it is ready, beginning with {@code /}
 * @param prefix below which everything is served; empty for the root
 * @param guarded whether TLS or a login may be asked for, so that any answer below 500 means that it is ready
 */
public record WebEndpoint(int port, String path, String prefix, boolean guarded) {

    private static final Pattern PORT = Pattern.compile(".*:(\\d{1,5})");
    private static final Pattern URL_PATH = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*([^?#]*).*");

    /**
     * The flags by which a program moves; of several in a list the first that is given counts.
     *
     * @param port whose value ends in another port
     * @param prefix whose value, a path, is put before the path
     * @param url whose value, an address, has such a path, where none of the prefix flags is given
     * @param path whose value replaces the path
     * @param guard with which TLS or a login may be asked for
     */
    public record Flags(
            List<String> port, List<String> prefix, List<String> url, List<String> path, List<String> guard) {}

    /**
     * Follows the flags by which a program moves.
     *
     * @param port without such flags
     * @param path without such flags
     * @param arguments of the program, a flag and its value as one argument or as two; the last one of a name counts
     */
    public static WebEndpoint of(int port, String path, Flags flags, List<String> arguments) {
        String prefix = first(arguments, flags.prefix())
                .or(() -> first(arguments, flags.url()).map(WebEndpoint::pathOf))
                .map(WebEndpoint::trimmed)
                .orElse("");
        String own = first(arguments, flags.path()).filter(other -> other.startsWith("/")).orElse(path);
        return new WebEndpoint(
                first(arguments, flags.port()).flatMap(WebEndpoint::portOf).orElse(port),
                prefix + own,
                prefix,
                first(arguments, flags.guard()).filter(file -> !file.isBlank()).isPresent());
    }

    private static Optional<String> first(List<String> arguments, List<String> names) {
        return names.stream().flatMap(name -> flag(arguments, name).stream()).findFirst();
    }

    private static Optional<String> flag(List<String> arguments, String name) {
        Optional<String> value = Optional.empty();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.startsWith(name + "=")) {
                value = Optional.of(argument.substring(name.length() + 1));
            } else if (argument.equals(name) && at + 1 < arguments.size()) {
                value = Optional.of(arguments.get(at + 1));
            }
        }
        return value;
    }

    private static Optional<Integer> portOf(String address) {
        Matcher matcher = PORT.matcher(address.trim());
        return matcher.matches()
                ? Optional.of(Integer.valueOf(matcher.group(1))).filter(port -> port >= 1 && port <= 65_535)
                : Optional.empty();
    }

    private static String pathOf(String url) {
        Matcher matcher = URL_PATH.matcher(url.trim());
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** As the programs do it: one slash before it, none behind. */
    private static String trimmed(String prefix) {
        String inner = prefix.trim().replaceAll("^/+|/+$", "");
        return inner.isEmpty() ? "" : "/" + inner;
    }
}
