package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The flags with which a component's program is started, before and beside a user's own.
 *
 * @param own those that an image sets, each under its condition
 * @param repeatable names of flags that may be given more than once; {@code *} at the end stands for any rest
 */
public record ProgramFlags(List<Own> own, List<String> repeatable) {

    public ProgramFlags {
        own = List.copyOf(own);
        repeatable = List.copyOf(repeatable);
    }

    /**
     * A flag that an image sets, unless the user gives one of the same name.
     *
     * @param flag in which {@code {config}} stands for the configuration's path, {@code {directory}} for where the release
     *     lies, {@code {state}} for the state directory; it is left out of an image that lacks one of these
     * @param versions which releases know it
     * @param unless left out where a user's flag begins like this; empty for no such condition
     * @param with set where the user gives this flag alone, whose value may be one of several behind commas; empty for always
     * @param instead the name of another flag of ours, whose place it takes then; empty for none
     */
    public record Own(Template flag, VersionRange versions, String unless, String with, String instead) {

        boolean isSet(ReleaseVersion version, Set<String> values, List<String> given) {
            return versions.has(version)
                    && PLACES.stream().filter(flag::has).allMatch(values::contains)
                    && (unless.isEmpty() || given.stream().noneMatch(user -> user.startsWith(unless)))
                    && (with.isEmpty() || given.stream().anyMatch(this::isChosenBy));
        }

        private boolean isChosenBy(String given) {
            String[] wanted = with.split("=", 2);
            String[] parts = given.split("=", 2);
            return parts[0].equals(wanted[0])
                    && (wanted.length == 1
                            ? parts.length == 1
                            : parts.length == 2 && Arrays.asList(parts[1].split(",")).contains(wanted[1]));
        }
    }

    /** What may stand in a flag. */
    public static final Set<String> PLACES = Set.of("config", "directory", "state");

    /**
     * All flags for a version: each of ours that a user gives too is the user's.
     *
     * @param values of what stands in flags of ours, by name; absent for what the image lacks
     * @param given by the user
     */
    public List<String> with(ReleaseVersion version, Map<String, String> values, List<String> given) {
        List<String> flags = new ArrayList<>();
        for (Own each : own) {
            if (each.isSet(version, values.keySet(), given)) {
                String flag = each.flag().with(values);
                int place = each.instead().isEmpty() ? -1 : flags.stream().map(ProgramFlags::name).toList().indexOf(each.instead());
                if (place >= 0) {
                    flags.set(place, flag);
                } else {
                    flags.add(flag);
                }
            }
        }
        flags.removeIf(flag -> given.stream().anyMatch(user -> name(user).equals(name(flag))));
        flags.addAll(given);
        return flags;
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
