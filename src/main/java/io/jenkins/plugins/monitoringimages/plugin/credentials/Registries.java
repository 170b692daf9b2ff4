package io.jenkins.plugins.monitoringimages.plugin.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.HostnameRequirement;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import jenkins.authentication.tokens.api.AuthenticationTokens;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryEndpoint;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryToken;

/** The registry to which tags are pushed, and the login for it, looked up on the controller for a run. */
public final class Registries {

    private static final String DOCKER_HUB = "index.docker.io";

    private Registries() {}

    /**
     * @return null where the registry names no credentials
     * @throws AbortException if a tag would be pushed elsewhere, or the run may not use the credentials, or there are
     *     none with that id
     */
    public static RegistryCredentials login(DockerRegistryEndpoint registry, List<ImageReference> tags, Run<?, ?> run)
            throws AbortException {
        String host = host(registry);
        for (ImageReference tag : tags) {
            if (!tag.registry().equals(host)) {
                throw new AbortException("image.tags: '" + tag + "' would be pushed to "
                        + (tag.registry().isEmpty() ? "Docker Hub" : tag.registry()) + "; allowed: "
                        + (host.isEmpty() ? "a name without a registry" : "a name that begins with " + host + "/"));
            }
        }
        return registry.getCredentialsId() == null ? null : login(registry, host, run);
    }

    /** Host and port as a tag names them; empty for Docker Hub. */
    static String host(DockerRegistryEndpoint registry) throws AbortException {
        if (registry.getUrl() == null) {
            return "";
        }
        try {
            URL url = new URL(registry.getUrl());
            String host = url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
            if (host.isEmpty() || url.getUserInfo() != null) {
                throw new MalformedURLException();
            }
            return host.equals(DOCKER_HUB) || host.equals("docker.io") ? "" : host;
        } catch (MalformedURLException e) {
            throw new AbortException("registry.url: is not an address; allowed: one such as"
                    + " https://registry.example.org:5000, or nothing for Docker Hub");
        }
    }

    private static RegistryCredentials login(DockerRegistryEndpoint registry, String host, Run<?, ?> run)
            throws AbortException {
        DockerRegistryToken token = AuthenticationTokens.convert(
                DockerRegistryToken.class,
                CredentialsProvider.findCredentialById(
                        registry.getCredentialsId(),
                        IdCredentials.class,
                        run,
                        List.of(new HostnameRequirement(host.isEmpty() ? DOCKER_HUB : host.replaceAll(":\\d+$", "")))));
        if (token == null) {
            throw new AbortException("registry.credentialsId: there are no registry credentials '"
                    + registry.getCredentialsId() + "' that this job may use for "
                    + (host.isEmpty() ? "Docker Hub" : host));
        }
        return login(token.getToken(), host, registry.getCredentialsId());
    }

    /** @param token Base64 of {@code user:password}, as Docker's own configuration file holds it */
    static RegistryCredentials login(String token, String host, String credentialsId) throws AbortException {
        try {
            String login = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            if (colon > 0) {
                return new RegistryCredentials(host, login.substring(0, colon), login.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            // Told below: the text itself is secret.
        }
        throw new AbortException("registry.credentialsId: '" + credentialsId + "' gives no user name and password");
    }
}
