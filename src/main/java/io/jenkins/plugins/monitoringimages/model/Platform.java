package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OCI platform: operating system, architecture and, for 32-bit ARM, variant. Only Linux platforms for which
 * Prometheus releases exist can be made.
 *
 * @param os always {@code linux}
 * @param architecture Go's name of the architecture: {@code amd64}, {@code arm}, ...
 * @param variant {@code v5}, {@code v6} or {@code v7} for {@code arm}; otherwise empty
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">OCI image index, platform</a>
 */
public record Platform(String os, String architecture, String variant) implements Serializable, Comparable<Platform> {

    private static final long serialVersionUID = 1L;

    private static final List<String> NAMES = List.of(
            "linux/amd64", "linux/arm/v5", "linux/arm/v6", "linux/arm/v7", "linux/arm64", "linux/386",
            "linux/ppc64le", "linux/s390x", "linux/mips64", "linux/mips64le", "linux/riscv64");

    public Platform {
        Objects.requireNonNull(variant);
        String name = name(os, architecture, variant);
        if (!NAMES.contains(name)) {
            throw new InvalidValueException(name, "one of " + String.join(", ", NAMES));
        }
    }

    /** The names of all platforms that can be asked for. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * @param name an OCI platform name such as {@code linux/arm/v7}; {@code linux/arm64/v8} is the same as
     *     {@code linux/arm64}
     * @throws InvalidValueException if it is none of {@link #names()}
     */
    public static Platform parse(String name) {
        String trimmed = name == null ? "" : name.trim().toLowerCase(Locale.ROOT);
        String plain = trimmed.equals("linux/arm64/v8") ? "linux/arm64" : trimmed;
        String[] parts = plain.split("/", -1);
        if (!NAMES.contains(plain)) {
            throw new InvalidValueException(name, "one of " + String.join(", ", NAMES));
        }
        return new Platform(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    /**
     * The platform of this Java virtual machine, for programs that run on the build machine itself.
     *
     * @param osArch the value of the system property {@code os.arch}
     * @throws InvalidValueException if no release exists for it
     */
    public static Platform ofMachine(String osArch) {
        String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case "arm", "arm32" -> "arm/v7";
            case "x86", "i386", "i486", "i586", "i686" -> "386";
            default -> osArch.toLowerCase(Locale.ROOT);
        };
        return parse("linux/" + arch);
    }

    /** {@code linux-armv7}: how the release tarballs name this platform, with {@code -} between system and machine. */
    public String releaseName() {
        return os + "-" + suffix();
    }

    /** {@code armv7}: what is put behind the tag where several platforms are built. */
    public String suffix() {
        return architecture + variant;
    }

    /** {@code linux/arm/v7}. */
    @Override
    public String toString() {
        return name(os, architecture, variant);
    }

    /** In the order of {@link #names()}. */
    @Override
    public int compareTo(Platform other) {
        return Comparator.<Platform>comparingInt(p -> NAMES.indexOf(p.toString())).compare(this, other);
    }

    private static String name(String os, String architecture, String variant) {
        return Stream.of(os, architecture, variant)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
