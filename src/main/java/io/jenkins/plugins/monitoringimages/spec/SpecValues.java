package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.FilePattern;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of those spec values that are plain texts in a {@link BuildSpec}. Each takes the text and gives it back, or
 * throws {@link InvalidValueException}.
 */
public final class SpecValues {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    private static final Pattern FILES =
            Pattern.compile("[A-Za-z0-9_*?\\[][A-Za-z0-9_.*?\\[\\]^ -]*(/[A-Za-z0-9_*?\\[][A-Za-z0-9_.*?\\[\\]^ -]*)*");
    private static final Pattern IMAGE_PATH = Pattern.compile("(/[A-Za-z0-9._+@-][A-Za-z0-9._+@ -]*)+/?");

    /** The root, whose directories may be links of the base image, and what the kernel shows in every container. */
    private static final Pattern NOT_OURS = Pattern.compile("/[^/]*|/(?:dev|proc|sys)/.*");

    private static final Pattern LABEL_KEY = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,126}[A-Za-z0-9])?");
    private static final Pattern FLAG = Pattern.compile("--[a-zA-Z0-9][a-zA-Z0-9.-]*(=[^\\p{Cntrl}]*)?");
    private static final Pattern DOCKER_HOST =
            Pattern.compile("unix:///[^\\s\\p{Cntrl}]+|tcp://(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9._-]+):\\d{1,5}/?");

    private SpecValues() {}

    /** An address below which releases lie; a trailing slash is taken off. */
    public static String mirror(String text) {
        String allowed = "an http or https address without user, query or fragment, such as "
                + "https://github.com/prometheus/prometheus/releases/download";
        URI uri;
        try {
            uri = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw new InvalidValueException(text, allowed);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean good = (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!good) {
            throw new InvalidValueException(text, allowed);
        }
        return text.trim().replaceAll("/+$", "");
    }

    /** The user of a mirror, without the password, which is not shown where somebody puts it here. */
    public static String login(String text) {
        if (text.contains(":") || text.chars().anyMatch(c -> Character.isISOControl(c) || c == ' ')) {
            throw new InvalidValueException("***", "the name of a user, without a colon, blanks and the password");
        }
        return text;
    }

    /** The name of a scrape job: any text on one line. */
    public static String jobName(String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(text, "a name on one line");
        }
        return text;
    }

    /** The path of a URL, with a query where needed. */
    public static String metricsPath(String text) {
        if (!text.startsWith("/") || text.chars().anyMatch(c -> Character.isISOControl(c) || c == ' ')) {
            throw new InvalidValueException(text, "a path that begins with / and has no blanks");
        }
        return text;
    }

    /** {@code http} or {@code https}. */
    public static String scheme(String text) {
        if (!text.equals("http") && !text.equals("https")) {
            throw new InvalidValueException(text, "http or https");
        }
        return text;
    }

    /** A file below the folder of the spec, or of the workspace. */
    public static String file(String text) {
        if (!FILE.matcher(text).matches() || Arrays.asList(text.split("/")).contains("..")) {
            throw new InvalidValueException(
                    text, "the path of one file below the spec's folder or the workspace, of letters, digits, . _ - and /");
        }
        return text;
    }

    /** Files below the folder of the spec, or of the workspace: a path or a pattern, with blanks and a leading ./ or not. */
    public static String files(String text) {
        String path = new FilePattern(text).text();
        if (!FILES.matcher(path).matches() || Arrays.asList(path.split("/")).contains("..")) {
            throw new InvalidValueException(text, "the path of a file below the spec's folder or the workspace, of letters, "
                    + "digits, blanks, . _ - and /, or a pattern such as rules/*.yml");
        }
        return path;
    }

    /** Where a file lies in an image, or with / at its end a directory that gets several. */
    public static String imagePath(String text) {
        boolean good = IMAGE_PATH.matcher(text).matches()
                && Arrays.stream(text.split("/"))
                        .noneMatch(name -> name.equals("..") || name.equals(".") || name.startsWith(".wh."))
                && !NOT_OURS.matcher(text).matches();
        if (!good) {
            throw new InvalidValueException(text, "an absolute path such as /etc/prometheus/web.yml, or a directory with / at"
                    + " its end; not at the root, not in /dev, /proc or /sys; of letters, digits, blanks and . _ - + @");
        }
        return text;
    }

    /** A flag of a program. */
    public static String flag(String text) {
        if (!FLAG.matcher(text).matches()) {
            throw new InvalidValueException(text, "a flag that begins with --, on one line");
        }
        return text;
    }

    /** The key of an image label. */
    public static String labelKey(String text) {
        if (!LABEL_KEY.matcher(text).matches()) {
            throw new InvalidValueException(text, "a label key of letters, digits and . _ / - within, 1 to 128 characters");
        }
        return text;
    }

    /** The value of an image label: a Dockerfile has no way to write a line break within it. */
    public static String labelValue(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(text, "a text on one line");
        }
        return text;
    }

    /** The address of a container engine. */
    public static String dockerHost(String text) {
        if (!DOCKER_HOST.matcher(text).matches()) {
            throw new InvalidValueException(text, "unix:///path/of/socket or tcp://host:port");
        }
        return text;
    }

    /** The constant of an enumeration, in lower case. */
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> lowerCase(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(text, choice(type)));
    }

    /** Where an image is put; a path lies below the directory of the spec, or of the workspace. */
    public static ImageOutput output(String text) {
        ImageOutput output = ImageOutput.parse(text);
        return output.kind().hasPath() ? output.at(file(output.path())) : output;
    }

    /** The host of a registry, with a port where needed. */
    public static String registryHost(String text) {
        String allowed = "a host or host:port, such as registry.example.org:5000";
        try {
            int port = Integer.parseInt(text.replaceFirst("^(?:\\[[^]]*]|[^:]*):?", "0"));
            if (port <= 65535) {
                return new ImageReference(text, "any", "", "").registry();
            }
        } catch (NumberFormatException | InvalidValueException e) {
            // Told below, in words that fit.
        }
        throw new InvalidValueException(text, allowed);
    }

    /** The name of an environment variable; what looks like a secret itself is not shown. */
    public static String variable(String text) {
        if (!text.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
            throw new InvalidValueException("***", "the name of an environment variable of letters, digits and _");
        }
        return text;
    }

    /** {@code auto, required or off}. */
    private static <E extends Enum<E>> String choice(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(SpecValues::lowerCase).collect(Collectors.joining(", "));
        return names.replaceFirst(", (\\w+)$", " or $1");
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
