package io.jenkins.plugins.monitoringimages.plugin.task;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of a build's environment matters for its image. */
public final class BuildSurroundings {

    private static final Set<String> PROXY_VARIABLES = Set.of("http_proxy", "https_proxy", "no_proxy");
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH", "DOCKER_CONFIG", "HOME", "PATH", "SOURCE_DATE_EPOCH");

    private BuildSurroundings() {}

    /** The variables that are sent to the agent: no others, since some hold secrets. */
    public static Map<String, String> passedOn(Map<String, String> environment) {
        Map<String, String> passedOn = new TreeMap<>(environment);
        passedOn.keySet().removeIf(name ->
                !OTHER_VARIABLES.contains(name) && !PROXY_VARIABLES.contains(name.toLowerCase(Locale.ROOT)));
        return passedOn;
    }

    /** Labels that tell from which sources an image was made. */
    public static Map<String, String> labels(Map<String, String> environment) {
        String revision = environment.getOrDefault("GIT_COMMIT", "");
        return revision.matches("[0-9a-f]{7,64}") ? Map.of("org.opencontainers.image.revision", revision) : Map.of();
    }
}
