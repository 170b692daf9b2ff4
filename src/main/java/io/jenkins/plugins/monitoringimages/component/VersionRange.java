package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some of the versions of a component: {@code *} for all, {@code >=2.46.0}, {@code <3}, {@code >=2.3 <3}. A pre-release counts
 * as the release that it comes before.
 *
 * @param bounds all of which must hold; empty for all versions
 */
public record VersionRange(List<Bound> bounds) {

    /** Every version. */
    public static final VersionRange ALL = new VersionRange(List.of());

    private static final String ALLOWED = "* for all versions, or bounds such as >=2.3 and <3 with a blank between two";
    private static final Pattern BOUND = Pattern.compile("(>=|<)(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?");

    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    /**
     * One end of a range.
     *
     * @param from whether versions begin here; otherwise they end before it
     */
    public record Bound(boolean from, ReleaseVersion version) {

        boolean holds(ReleaseVersion other) {
            return from == (compare(other, version) >= 0);
        }

        private static int compare(ReleaseVersion a, ReleaseVersion b) {
            int major = Integer.compare(a.major(), b.major());
            int minor = Integer.compare(a.minor(), b.minor());
            return major != 0 ? major : minor != 0 ? minor : Integer.compare(a.patch(), b.patch());
        }

        @Override
        public String toString() {
            return (from ? ">=" : "<") + version;
        }
    }

    /** @throws InvalidValueException if it is none of the forms above */
    public static VersionRange parse(String text) {
        if (text.trim().equals("*")) {
            return ALL;
        }
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.trim().split(" +")) {
            Matcher matcher = BOUND.matcher(part);
            if (!matcher.matches()) {
                throw new InvalidValueException(text, ALLOWED);
            }
            bounds.add(new Bound(
                    matcher.group(1).equals(">="),
                    ReleaseVersion.of(number(matcher.group(2)), number(matcher.group(3)), number(matcher.group(4)))));
        }
        return new VersionRange(bounds);
    }

    /** This version and later ones. */
    public static VersionRange from(ReleaseVersion version) {
        return new VersionRange(List.of(new Bound(true, version)));
    }

    public boolean has(ReleaseVersion version) {
        return bounds.stream().allMatch(bound -> bound.holds(version));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        return bounds.isEmpty() ? "*" : String.join(" ", bounds.stream().map(Bound::toString).toList());
    }
}
