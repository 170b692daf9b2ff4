package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryLogins;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client whose waits are kept instead of waited. */
public final class TestAccess {

    final RecordingEvents events = new RecordingEvents();
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final Path home;
    private Path certificates;
    private HttpSettings http = HttpSettings.defaults();
    private List<RegistryCredentials> logins = List.of();

    public TestAccess(Path home) {
        this.home = home;
        this.certificates = home.resolve("certs.d");
    }

    TestAccess certificates(Path directory) {
        certificates = directory;
        return this;
    }

    TestAccess http(HttpSettings settings) {
        http = settings;
        return this;
    }

    public TestAccess login(String address, String user, String password) {
        logins = List.of(new RegistryCredentials(address, user, password));
        return this;
    }

    public RegistryClient client() {
        RegistryLogins found = new RegistryLogins(logins, Map.of(), home, events);
        return new RegistryClient(
                new RegistryAccess(http, certificates, Set.of(), found), Clock.systemUTC(), waits::add, events);
    }
}
