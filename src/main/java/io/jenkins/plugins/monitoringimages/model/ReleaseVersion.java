package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a release, by the rules of Semantic Versioning 2: {@code 2.53.5}, {@code 3.0.0-rc.1},
 * {@code 2.43.0+stringlabels}.
 *
 * @param preRelease what follows {@code -}, or empty
 * @param build what follows {@code +}, or empty
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
public record ReleaseVersion(int major, int minor, int patch, String preRelease, String build)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALLOWED = "a release version such as 2.53.5, 3.0.0-rc.1 or 2.43.0+stringlabels";
    private static final Pattern SYNTAX = Pattern.compile(
            "v?(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})"
                    + "(?:-([0-9A-Za-z.-]{1,64}))?(?:\\+([0-9A-Za-z.-]{1,64}))?");

    /**
     * @param text the version, with or without a leading {@code v}
     * @throws InvalidValueException if it is not a version
     */
    public static ReleaseVersion parse(String text) {
        Matcher matcher = SYNTAX.matcher(text == null ? "" : text.trim());
        if (!matcher.matches()) {
            throw new InvalidValueException(text, ALLOWED);
        }
        return new ReleaseVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4) == null ? "" : matcher.group(4),
                matcher.group(5) == null ? "" : matcher.group(5));
    }

    public static ReleaseVersion of(int major, int minor, int patch) {
        return new ReleaseVersion(major, minor, patch, "", "");
    }

    /** Whether this is the given version or a later one; a pre-release of 3.0.0 counts as 3.0.0 here. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || major == otherMajor && minor >= otherMinor;
    }

    /** The version as a container tag may hold it: {@code +} is not allowed there and becomes {@code -}. */
    public String asTag() {
        return toString().replace('+', '-');
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch
                + (preRelease.isEmpty() ? "" : "-" + preRelease)
                + (build.isEmpty() ? "" : "+" + build);
    }
}
