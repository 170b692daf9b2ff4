package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.release.MirrorPassword;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build gets from its surroundings rather than from its spec.
 *
 * @param labels image labels that tell where it came from, such as the revision of the job
 * @param sourceDate the time that images carry, as {@code SOURCE_DATE_EPOCH} of the build says it; empty for that of the release
 * @param mirrorPassword of the mirror's login; empty where the variables of the build have it, or there is no login
 * @param logins for the registries that are pushed to and that base images come from; none for one that wants none
 */
public record BuildEnvironment(
        Map<String, String> labels,
        Optional<Instant> sourceDate,
        Optional<MirrorPassword> mirrorPassword,
        List<RegistryCredentials> logins) {

    public BuildEnvironment {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        logins = List.copyOf(logins);
    }

    /** With the time of the release. */
    public BuildEnvironment(
            Map<String, String> labels, Optional<MirrorPassword> mirrorPassword, List<RegistryCredentials> logins) {
        this(labels, Optional.empty(), mirrorPassword, logins);
    }

    public static BuildEnvironment none() {
        return new BuildEnvironment(Map.of(), Optional.empty(), List.of());
    }

    /** The same with this time, where it has none of its own. */
    BuildEnvironment at(Optional<Instant> other) {
        return new BuildEnvironment(labels, sourceDate.isPresent() ? sourceDate : other, mirrorPassword, logins);
    }

    /** The variables of the build, with the password where they are asked for it. */
    Map<String, String> variables(Map<String, String> ofBuild, MirrorLogin login) {
        Map<String, String> variables = new HashMap<>(ofBuild);
        mirrorPassword.ifPresent(password -> variables.put(login.variable(), password.text()));
        return variables;
    }

    /** The login of the registry that keeps an image. */
    public Optional<RegistryCredentials> loginFor(ImageReference image) {
        return logins.stream().filter(login -> login.isFor(image)).findFirst();
    }
}
