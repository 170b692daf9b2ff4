package io.jenkins.plugins.monitoringimages.oci.registry.login;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who logs in where: first what was given, then what Docker's {@code config.json} has, be it in the file itself or by a
 * credential helper. Each registry is looked up once.
 */
public final class RegistryLogins {

    private final List<RegistryCredentials> given;
    private final DockerConfigFile file;
    private final Map<String, Optional<Login>> found = new HashMap<>();

    /**
     * @param given tried in their order
     * @param environment of the build: {@code DOCKER_CONFIG} names the directory of {@code config.json}, {@code PATH} where
     *     helpers are
     * @param home of the user, whose {@code .docker} is looked into otherwise
     * @param events hear of what cannot be used
     */
    public RegistryLogins(
            List<RegistryCredentials> given, Map<String, String> environment, Path home, BuildEvents events) {
        this.given = List.copyOf(given);
        String named = environment.getOrDefault("DOCKER_CONFIG", "");
        Path directory = named.isBlank() ? home.resolve(".docker") : Path.of(named);
        this.file = new DockerConfigFile(directory.resolve("config.json"), environment, events);
    }

    /** Nothing where nobody logs in. */
    public synchronized Optional<Login> find(ImageReference image, RegistryHost host) throws InterruptedException {
        Optional<Login> known = found.get(host.name());
        if (known == null) {
            Optional<RegistryCredentials> own = given.stream().filter(login -> login.isFor(image)).findFirst();
            known = own.isPresent()
                    ? Optional.of(new Login(own.get().username(), own.get().password(), false))
                    : file.find(host);
            found.put(host.name(), known);
        }
        return known;
    }
}
