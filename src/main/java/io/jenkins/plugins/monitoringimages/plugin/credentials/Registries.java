package io.jenkins.plugins.monitoringimages.plugin.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.HostnameRequirement;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.plugin.config.RegistryLogin;
import io.jenkins.plugins.monitoringimages.spec.ImageOptions;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.authentication.tokens.api.AuthenticationTokens;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryEndpoint;
import org.jenkinsci.plugins.docker.commons.credentials.DockerRegistryToken;

/**
 * The logins for the registries of an image's tags and of its base, looked up on the controller for a run. The job's own
 * choice comes first, then that of the administrators for the registry's host.
 */
public final class Registries {

    private static final Set<String> DOCKER_HUB = Set.of("", "docker.io", "index.docker.io", "registry-1.docker.io");

    private final List<RegistryLogin> ofSystem;
    private final Run<?, ?> run;

    /** @param ofSystem credentials that the administrators chose for all jobs */
    public Registries(List<RegistryLogin> ofSystem, Run<?, ?> run) {
        this.ofSystem = ofSystem;
        this.run = run;
    }

    /**
     * @param own the registry that the job names; null for none
     * @return one for each registry that there are credentials for
     * @throws AbortException if the job's registry is not that of a pushed tag or of the base image, or the run may not use
     *     credentials that were chosen for it, or there are none with that id
     */
    public List<RegistryCredentials> logins(DockerRegistryEndpoint own, ImageOptions image) throws AbortException {
        Set<String> hosts = hosts(image);
        String ownHost = own == null ? null : host(own);
        if (own != null && image.output().has(ImageOutput.Kind.REGISTRY) && !hosts.contains(ownHost)) {
            throw elsewhere(image.tags().get(0), ownHost);
        }
        List<RegistryCredentials> logins = new ArrayList<>();
        for (String host : hosts) {
            if (host.equals(ownHost) && own.getCredentialsId() != null) {
                logins.add(login("registry.credentialsId", own.getCredentialsId(), host));
            } else {
                Optional<String> id = idOfSystem(host);
                if (id.isPresent()) {
                    logins.add(login("registryLogins of the system configuration", id.get(), host));
                }
            }
        }
        return logins;
    }

    /** Those of the tags, if they are pushed, and of the base image; empty for Docker Hub. */
    private static Set<String> hosts(ImageOptions image) {
        Set<String> hosts = new LinkedHashSet<>();
        if (image.output().has(ImageOutput.Kind.REGISTRY)) {
            image.tags().forEach(tag -> hosts.add(normal(tag.registry())));
        }
        image.baseImage().ifPresent(base -> hosts.add(normal(base.registry())));
        return hosts;
    }

    private Optional<String> idOfSystem(String host) {
        return ofSystem.stream()
                .filter(login -> normal(login.getHost()).equals(host) && login.getCredentialsId() != null)
                .map(RegistryLogin::getCredentialsId)
                .findFirst();
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
            return normal(host);
        } catch (MalformedURLException e) {
            throw new AbortException("registry.url: is not an address; allowed: one such as"
                    + " https://registry.example.org:5000, or nothing for Docker Hub");
        }
    }

    private static String normal(String host) {
        return DOCKER_HUB.contains(host) ? "" : host;
    }

    private static AbortException elsewhere(ImageReference tag, String host) {
        return new AbortException("image.tags: '" + tag + "' would be pushed to " + title(normal(tag.registry())) + "; allowed: "
                + (host.isEmpty() ? "a name without a registry" : "a name that begins with " + host + "/"));
    }

    private static String title(String host) {
        return host.isEmpty() ? "Docker Hub" : host;
    }

    private RegistryCredentials login(String key, String credentialsId, String host) throws AbortException {
        String name = host.isEmpty() ? RegistryLogin.DOCKER_HUB : host.replaceAll(":\\d+$", "");
        IdCredentials credentials = CredentialsProvider.findCredentialById(
                credentialsId, IdCredentials.class, run, List.of(new HostnameRequirement(name)));
        DockerRegistryToken token =
                credentials == null ? null : AuthenticationTokens.convert(DockerRegistryToken.class, credentials);
        if (token == null) {
            throw new AbortException(key + ": there are no registry credentials '" + credentialsId
                    + "' that this job may use for " + title(host));
        }
        CredentialsProvider.track(run, credentials);
        return login(token.getToken(), host, key, credentialsId);
    }

    /** @param token Base64 of {@code user:password}, as Docker's own configuration file holds it */
    static RegistryCredentials login(String token, String host, String key, String credentialsId) throws AbortException {
        try {
            String login = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            if (colon > 0) {
                return new RegistryCredentials(host, login.substring(0, colon), login.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            // Told below: the text itself is secret.
        }
        throw new AbortException(key + ": '" + credentialsId + "' gives no user name and password");
    }
}
