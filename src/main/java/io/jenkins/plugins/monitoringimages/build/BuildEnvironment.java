package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a build gets from its surroundings rather than from its spec.
 *
 * @param labels image labels that tell where it came from, such as the revision of the job
 * @param push whether the tags are pushed once the images are proven
 * @param login for the push, and for pulling a base image from the same registry; null where it wants none
 */
public record BuildEnvironment(Map<String, String> labels, boolean push, RegistryCredentials login) implements Serializable {

    private static final long serialVersionUID = 1L;

    public BuildEnvironment {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public static BuildEnvironment none() {
        return new BuildEnvironment(Map.of(), false, null);
    }
}
