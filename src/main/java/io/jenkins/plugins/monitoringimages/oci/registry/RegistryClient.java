package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpException;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.http.Retries;
import io.jenkins.plugins.monitoringimages.http.WebClient;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.registry.login.CertificateDirectory;
import io.jenkins.plugins.monitoringimages.oci.registry.login.Login;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryHost;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Repositories in any registries, for one build: it asks each registry once how it wants to be spoken to. Safe for several threads. */
public final class RegistryClient {

    private final RegistryAccess access;
    private final Clock clock;
    private final BuildEvents events;
    private final CertificateDirectory certificates;
    private final WebClient web;
    private final Retries retries;
    private final Map<String, RegistryServer> servers = new HashMap<>();

    /**
     * @param clock for the life of tokens and the rate of transfers
     * @param pause waits between two attempts
     * @param events hear of retries and of how far transfers have come
     */
    public RegistryClient(RegistryAccess access, Clock clock, Pause pause, BuildEvents events) {
        this.access = access;
        this.clock = clock;
        this.events = events;
        this.certificates = new CertificateDirectory(access.certificates());
        this.web = new WebClient(access.http(), clock, certificates);
        this.retries = new Retries(access.http().retry(), pause);
    }

    /** The repository of an image; its tag and digest do not matter. Asks nobody. */
    public Repository repository(ImageReference image) throws InterruptedException {
        RegistryServer server = server(image);
        return new Repository(this, server, server.host().path(image));
    }

    BuildEvents events() {
        return events;
    }

    Clock clock() {
        return clock;
    }

    /** Tries again what failed for a passing reason. */
    <T> T retry(Retries.Attempt<T, RegistryException> attempt) throws RegistryException, InterruptedException {
        try {
            return retries.run(attempt, events);
        } catch (HttpException e) {
            String help = e.getCause() instanceof SSLException
                    ? "; if its authority is to be trusted, put that certificate into " + access.certificates()
                            + "/<registry>/ca.crt"
                    : "";
            throw new RegistryException(e.getMessage() + help, e);
        }
    }

    private synchronized RegistryServer server(ImageReference image) throws InterruptedException {
        RegistryHost host = RegistryHost.of(image, access.insecure());
        RegistryServer server = servers.get(host.name());
        if (server == null) {
            Optional<Login> login = access.logins().find(image, host);
            Tokens tokens = new Tokens(host, login, access.insecure(), web, clock);
            boolean plainFirst = host.mayBePlain() && !certificates.has(host.address());
            server = new RegistryServer(host, plainFirst, login, web, tokens);
            servers.put(host.name(), server);
        }
        return server;
    }
}
