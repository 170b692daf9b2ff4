package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was released of a component.
 *
 * @param oldest the first version of which an image can be made
 * @param platforms the versions that were released for each platform
 * @param offered releases that a form offers, newest first; any other one can be typed
 */
public record Availability(
        ReleaseVersion oldest, Map<Platform, VersionRange> platforms, List<ReleaseVersion> offered) {

    public Availability {
        platforms = Collections.unmodifiableMap(new TreeMap<>(platforms));
        offered = List.copyOf(offered);
    }
}
