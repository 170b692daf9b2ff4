package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A place where a finished image is put: a container engine, the registries of its tags, a directory or a file.
 *
 * @param kind what it is
 * @param path of the directory or file, absolute or relative to that of the spec or to the workspace, without {@code ..}
 *     and control characters; empty for the others
 */
public record ImageOutput(Kind kind, String path) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALLOWED = "docker, registry, oci:DIR or archive:FILE";
    private static final Set<String> LEADING_ASTRAY = Set.of(".", "..");

    /** What an output is. */
    public enum Kind {
        /** A container engine. */
        DOCKER,
        /** The registries that the tags name. */
        REGISTRY,
        /** A directory with an OCI image layout. */
        OCI,
        /** One file that engines load. */
        ARCHIVE;

        /** Whether it lies at a path of its own. */
        public boolean hasPath() {
            return this == OCI || this == ARCHIVE;
        }
    }

    public ImageOutput {
        List<String> steps = Arrays.asList(path.split("[/\\\\]", -1));
        boolean good = kind.hasPath() != path.isEmpty()
                && path.equals(path.strip())
                && path.chars().noneMatch(Character::isISOControl)
                && steps.stream().noneMatch(LEADING_ASTRAY::contains);
        if (!good) {
            throw new InvalidValueException(text(kind, path), ALLOWED + ", with a path without '.' and '..'");
        }
    }

    /** A container engine. */
    public static ImageOutput docker() {
        return new ImageOutput(Kind.DOCKER, "");
    }

    /** The registries that the tags name. */
    public static ImageOutput registry() {
        return new ImageOutput(Kind.REGISTRY, "");
    }

    /**
     * @param text {@code docker}, {@code registry}, {@code oci:DIR} or {@code archive:FILE}
     * @throws InvalidValueException if it is none of them
     */
    public static ImageOutput parse(String text) {
        String[] parts = text.split(":", 2);
        return Arrays.stream(Kind.values())
                .filter(kind -> name(kind).equals(parts[0]) && kind.hasPath() == (parts.length == 2))
                .findFirst()
                .map(kind -> new ImageOutput(kind, parts.length == 2 ? parts[1] : ""))
                .orElseThrow(() -> new InvalidValueException(text, ALLOWED));
    }

    /** The same at another path. */
    public ImageOutput at(String otherPath) {
        return new ImageOutput(kind, otherPath);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return text(kind, path);
    }

    private static String text(Kind kind, String path) {
        return kind.hasPath() ? name(kind) + ":" + path : name(kind);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
