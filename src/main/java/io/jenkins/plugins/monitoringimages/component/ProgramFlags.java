package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The flags with which a component's program is started, before and beside a user's own.
 *
 * @param standard those that every image sets
 * @param solo further ones, each unless a user gives one that begins with the same words up to its first dot: what one
 *     instance alone needs
 * @param repeatable names of flags that may be given more than once; {@code *} at the end stands for any rest
 * @param modes what a user's flag changes in the standard ones
 */
public record ProgramFlags(List<String> standard, List<String> solo, List<String> repeatable, List<Mode> modes) {

    /** No flags, and none that may be repeated but those named here. */
    static ProgramFlags none(String... repeatable) {
        return new ProgramFlags(List.of(), List.of(), List.of(repeatable), List.of());
    }

    /**
     * Another way to run, chosen by a flag, in which the program refuses one of the standard flags.
     *
     * @param chosenBy such as {@code --enable-feature=agent}, whose value may be one of several behind commas
     * @param since the first major version that knows it
     * @param before the first major version that does not know it any more
     * @param name of the standard flag that is left out
     * @param instead what takes its place
     */
    public record Mode(String chosenBy, int since, int before, String name, String instead) {

        boolean isChosen(List<String> given, ReleaseVersion version) {
            return version.major() >= since && version.major() < before && given.stream().anyMatch(this::chooses);
        }

        private boolean chooses(String flag) {
            String[] wanted = chosenBy.split("=", 2);
            String[] parts = flag.split("=", 2);
            return parts[0].equals(wanted[0])
                    && (wanted.length == 1
                            ? parts.length == 1
                            : parts.length == 2 && Arrays.asList(parts[1].split(",")).contains(wanted[1]));
        }
    }

    /**
     * All flags for a version: each of ours that a user gives too is the user's.
     *
     * @param more of ours, which depend on where the release lies
     * @param given by the user
     */
    public List<String> with(ReleaseVersion version, List<String> more, List<String> given) {
        List<String> own = new ArrayList<>(standard);
        for (Mode mode : modes) {
            if (mode.isChosen(given, version)) {
                own.replaceAll(flag -> name(flag).equals(mode.name()) ? mode.instead() : flag);
            }
        }
        own.addAll(more);
        own.removeIf(flag -> given.stream().anyMatch(user -> name(user).equals(name(flag))));
        solo.stream()
                .filter(flag -> given.stream().noneMatch(user -> user.startsWith(flag.substring(0, flag.indexOf('.') + 1))))
                .forEach(own::add);
        own.addAll(given);
        return own;
    }

    /** The names of flags that are given twice, though the program takes them once. */
    public Set<String> givenTwice(List<String> given) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (String flag : given) {
            if (!mayRepeat(name(flag)) && !seen.add(name(flag).replaceFirst("^--no-", "--"))) {
                twice.add(name(flag));
            }
        }
        return twice;
    }

    private boolean mayRepeat(String name) {
        return repeatable.stream().anyMatch(pattern -> pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern));
    }

    private static String name(String flag) {
        return flag.split("=", 2)[0];
    }
}
