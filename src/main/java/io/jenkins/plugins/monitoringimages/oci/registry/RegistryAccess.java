package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryLogins;
import java.nio.file.Path;
import java.util.Set;

/**
 * How registries are reached.
 *
 * @param http proxies, limits and retries
 * @param certificates a directory laid out as {@code /etc/docker/certs.d}; it need not exist
 * @param insecure hosts, with or without port, that may be asked without encryption; this machine itself always may
 * @param logins who logs in where
 */
public record RegistryAccess(HttpSettings http, Path certificates, Set<String> insecure, RegistryLogins logins) {

    /** Where Docker looks for certificates. */
    public static final Path DOCKER_CERTIFICATES = Path.of("/etc/docker/certs.d");

    public RegistryAccess {
        insecure = Set.copyOf(insecure);
    }
}
