package io.jenkins.plugins.monitoringimages.oci.registry.login;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.net.URI;
import java.util.Set;

/**
 * A registry's address.
 *
 * @param name as people write it; {@code docker.io} for Docker Hub
 * @param address where it answers: host, with a port where needed
 * @param loginKey under which Docker keeps its login
 * @param mayBePlain whether it may be asked without encryption
 */
public record RegistryHost(String name, String address, String loginKey, boolean mayBePlain) {

    static final String DOCKER_HUB = "docker.io";

    private static final Set<String> DOCKER_HUB_NAMES = Set.of("", DOCKER_HUB, "index.docker.io", "registry-1.docker.io");

    /** @param insecure hosts, with or without port, that may be asked without encryption beside this machine itself */
    public static RegistryHost of(ImageReference image, Set<String> insecure) {
        String name = image.registry();
        return DOCKER_HUB_NAMES.contains(name)
                ? new RegistryHost(DOCKER_HUB, "registry-1.docker.io", "https://index.docker.io/v1/", false)
                : new RegistryHost(name, name, name, mayBePlain(name, insecure));
    }

    /** The repository as this registry knows it. */
    public String path(ImageReference image) {
        boolean official = name.equals(DOCKER_HUB) && !image.repository().contains("/");
        return official ? "library/" + image.repository() : image.repository();
    }

    public URI https() {
        return URI.create("https://" + address);
    }

    public URI http() {
        return URI.create("http://" + address);
    }

    /** Whether a host, with or without port, may be asked without encryption. */
    public static boolean mayBePlain(String authority, Set<String> insecure) {
        String host = authority.replaceFirst(":\\d+$", "");
        return host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]")
                || insecure.contains(authority)
                || insecure.contains(host);
    }

    @Override
    public String toString() {
        return name;
    }
}
