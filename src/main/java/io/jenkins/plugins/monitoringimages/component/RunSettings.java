package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.Port;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a component is run in its image.
 *
 * @param user the number of the user as whom it runs, and of its group; -1 for the one of the base image
 * @param stateDirectory where it keeps data: volume and working directory of the image; empty if it keeps none
 * @param ports the first of which serves HTTP
 * @param flags what it is started with
 * @param environment variables that are set
 * @param health how it tells that it is ready
 * @param offers what it offers to other members of a stack
 */
public record RunSettings(
        int user,
        String stateDirectory,
        List<Port> ports,
        ProgramFlags flags,
        Map<String, String> environment,
        HealthCheck health,
        Set<Offer> offers) {

    /** The user and group {@code nobody}, by number, since {@code scratch} has no names. */
    public static final int NOBODY = 65_534;

    public RunSettings {
        ports = List.copyOf(ports);
        offers = Set.copyOf(offers);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** Who owns the files that are put into the image: whoever runs it, or root where the base image decides who that is. */
    public int owner() {
        return Math.max(0, user);
    }
}
