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
 * @param guarded whether TLS or a login may be asked for, so that any answer below 500 means that it is ready
 */
public record WebEndpoint(int port, String path, boolean guarded) {

    private static final Pattern PORT = Pattern.compile(".*:(\\d{1,5})");
    private static final Pattern URL_PATH = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*([^?#]*).*");

    /**
     * Follows the flags by which the programs of the Prometheus project move: {@code --web.listen-address},
     * {@code --web.external-url}, {@code --web.route-prefix} and {@code --web.config.file}.
     *
     * @param port without such flags
     * @param path without such flags
     * @param arguments of the program, a flag and its value as one argument or as two; the last one of a name counts
     */
    public static WebEndpoint of(int port, String path, List<String> arguments) {
        Optional<String> prefix = flag(arguments, "--web.route-prefix")
                .or(() -> flag(arguments, "--web.external-url").map(WebEndpoint::pathOf));
        return new WebEndpoint(
                flag(arguments, "--web.listen-address").flatMap(WebEndpoint::portOf).orElse(port),
                prefix.map(WebEndpoint::trimmed).orElse("") + path,
                flag(arguments, "--web.config.file").filter(file -> !file.isBlank()).isPresent());
    }

    /** The path below which everything is served, without the one that answers when it is ready. */
    public String prefix(String readyPath) {
        return path.endsWith(readyPath) ? path.substring(0, path.length() - readyPath.length()) : "";
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
