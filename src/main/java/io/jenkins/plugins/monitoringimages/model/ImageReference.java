package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The name of an image: registry, repository, tag and digest, by the grammar of the distribution project.
 *
 * @param registry host, with a port where needed; empty for the engine's default registry
 * @param repository path components of lower-case letters, digits and separators; at most 255 characters with the
 *     registry
 * @param tag at most 128 characters; empty where none was given
 * @param digest {@code sha256:} and 64 digits; empty where none was given
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">distribution/reference, the grammar</a>
 */
public record ImageReference(String registry, String repository, String tag, String digest) implements Serializable {

    /** How many characters a tag has at most. */
    public static final int LONGEST_TAG = 128;

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 255;
    private static final Pattern REGISTRY = Pattern.compile(
            "(?:\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::[0-9]+)?");
    private static final Pattern REPOSITORY = Pattern.compile(
            "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final String ALLOWED = "an image name such as geoff-prometheus, shop/prometheus:2.53.5 or "
            + "registry.example.org:5000/prometheus (repository in lower case, tag of letters, digits, . _ -)";

    public ImageReference {
        boolean valid = (registry.isEmpty() || REGISTRY.matcher(registry).matches())
                && REPOSITORY.matcher(repository).matches()
                && (tag.isEmpty() || TAG.matcher(tag).matches())
                && (digest.isEmpty() || DIGEST.matcher(digest).matches())
                && registry.length() + 1 + repository.length() <= LONGEST_NAME;
        if (!valid) {
            throw new InvalidValueException(text(registry, repository, tag, digest), ALLOWED);
        }
    }

    /** @throws InvalidValueException if it is not an image name */
    public static ImageReference parse(String text) {
        if (text == null || text.isEmpty() || text.length() > 512) {
            throw new InvalidValueException(text, ALLOWED);
        }
        String rest = text;
        String digest = "";
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
            if (digest.isEmpty()) {
                throw new InvalidValueException(text, ALLOWED);
            }
        }
        String registry = "";
        int slash = rest.indexOf('/');
        if (slash > 0 && isRegistry(rest.substring(0, slash))) {
            registry = rest.substring(0, slash);
            rest = rest.substring(slash + 1);
        }
        String tag = "";
        int colon = rest.indexOf(':');
        if (colon >= 0) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
            if (tag.isEmpty()) {
                throw new InvalidValueException(text, ALLOWED);
            }
        }
        try {
            return new ImageReference(registry, rest, tag, digest);
        } catch (InvalidValueException e) {
            throw new InvalidValueException(text, ALLOWED);
        }
    }

    /** The same image under its tag, with {@code latest} where none was given. */
    public ImageReference tagged() {
        return tag.isEmpty() && digest.isEmpty() ? new ImageReference(registry, repository, "latest", "") : this;
    }

    /** The same name with {@code -suffix} behind its tag, for one of several platforms. */
    public ImageReference withTagSuffix(String suffix) {
        return new ImageReference(registry, repository, tagged().tag() + "-" + suffix, "");
    }

    /** Registry and repository, without tag and digest. */
    public String name() {
        return registry.isEmpty() ? repository : registry + "/" + repository;
    }

    /** The full name with registry and tag, as {@code docker.io/library/busybox:latest} for {@code busybox}. */
    public String canonical() {
        String host = isOnDockerHub() ? "docker.io" : registry;
        String path = isOnDockerHub() && !repository.contains("/") ? "library/" + repository : repository;
        ImageReference named = tagged();
        return text(host, path, named.tag, named.digest);
    }

    /** Whether it is kept by Docker Hub, which is where names without a registry are looked for. */
    public boolean isOnDockerHub() {
        return registry.isEmpty() || registry.equals("docker.io") || registry.equals("index.docker.io");
    }

    @Override
    public String toString() {
        return text(registry, repository, tag, digest);
    }

    /** The first component is a registry if it cannot be a repository: it has a dot, a port, or is localhost. */
    private static boolean isRegistry(String first) {
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }

    private static String text(String registry, String repository, String tag, String digest) {
        return (registry.isEmpty() ? "" : registry + "/") + repository
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }
}
