package io.jenkins.plugins.monitoringimages.oci.registry.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLoginsTest {

    private static final String HERE = "registry.example.org:5000/shop/prometheus";
    private static final Login FROM_FILE = new Login("geoff", "s3:cret", false);

    @TempDir
    Path home;

    private final RecordingEvents events = new RecordingEvents();

    @Test
    void areThoseOfDockersFile() throws Exception {
        config("{\"auths\":{\"registry.example.org:5000\":{\"auth\":\"" + auth() + "\"}}}");

        assertThat(find(HERE)).contains(FROM_FILE);
        assertThat(find("other.example.org/shop")).isEmpty();
    }

    @Test
    void mayHaveASchemeInTheFile() throws Exception {
        config("{\"auths\":{\"https://registry.example.org:5000/v2/\":{\"auth\":\"" + auth() + "\"}}}");

        assertThat(find(HERE)).contains(FROM_FILE);
    }

    @Test
    void ofDockerHubAreThoseOfItsOldAddress() throws Exception {
        config("{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" + auth() + "\"}}}");

        assertThat(find("busybox")).contains(FROM_FILE);
        assertThat(find("docker.io/library/busybox")).contains(FROM_FILE);
    }

    @Test
    void areRatherThoseThatWereGiven() throws Exception {
        config("{\"auths\":{\"registry.example.org:5000\":{\"auth\":\"" + auth() + "\"}}}");
        RegistryCredentials given = new RegistryCredentials("registry.example.org:5000", "ann", "other");

        assertThat(find(HERE, Map.of(), given)).contains(new Login("ann", "other", false));
    }

    @Test
    void mayBeATokenForTokens() throws Exception {
        config("{\"auths\":{\"registry.example.org:5000\":{\"auth\":\"" + auth() + "\",\"identitytoken\":\"t0ken\"}}}");

        assertThat(find(HERE)).contains(new Login("", "t0ken", true));
    }

    @Test
    void areLookedForWhereDockerConfigSays() throws Exception {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("config.json"),
                "{\"auths\":{\"registry.example.org:5000\":{\"username\":\"ann\",\"password\":\"other\"}}}");

        assertThat(find(HERE, Map.of("DOCKER_CONFIG", elsewhere.toString()))).contains(new Login("ann", "other", false));
    }

    @Test
    void comeFromTheHelperOfTheRegistry() throws Exception {
        helper("vault", "read host; echo '{\"Username\":\"'$host'\",\"Secret\":\"s3cret\"}'");
        config("{\"credHelpers\":{\"registry.example.org:5000\":\"vault\"},\"credsStore\":\"none\"}");

        assertThat(find(HERE, Map.of("PATH", home + ":/usr/bin:/bin")))
                .contains(new Login("registry.example.org:5000", "s3cret", false));
    }

    @Test
    void comeFromTheHelperForAll() throws Exception {
        helper("store", "cat >/dev/null; echo '{\"Username\":\"<token>\",\"Secret\":\"t0ken\"}'");
        config("{\"credsStore\":\"store\"}");

        assertThat(find(HERE, Map.of("PATH", home + ":/usr/bin:/bin"))).contains(new Login("", "t0ken", true));
    }

    @Test
    void areNoneWhereAHelperKnowsNone() throws Exception {
        helper("store", "echo 'credentials not found in native keychain'; exit 1");
        config("{\"credsStore\":\"store\"}");

        assertThat(find(HERE, Map.of("PATH", home + ":/usr/bin:/bin"))).isEmpty();
        assertThat(events.warnings()).isEmpty();
    }

    @Test
    void costAWarningWhereAHelperIsMissing() throws Exception {
        config("{\"credsStore\":\"store\"}");

        assertThat(find(HERE, Map.of("PATH", home.toString()))).isEmpty();
        assertThat(events.warnings()).containsExactly("The login of registry.example.org:5000 is not known: the credential"
                + " helper docker-credential-store is not in the PATH");
    }

    @Test
    void costAWarningWhereTheFileIsDamaged() throws Exception {
        config("{\"auths\":{\"registry.example.org:5000\":{\"auth\":\"s3cret");

        assertThat(find(HERE)).isEmpty();
        assertThat(events.warnings()).containsExactly("Docker's configuration " + home.resolve(".docker/config.json")
                + " is damaged, so that no login is taken from it");
    }

    @Test
    void costAWarningWhereOneIsDamaged() throws Exception {
        config("{\"auths\":{\"registry.example.org:5000\":{\"auth\":\"%%%s3cret\"}}}");

        assertThat(find(HERE)).isEmpty();
        assertThat(events.warnings()).singleElement().asString()
                .startsWith("The login of registry.example.org:5000 in ")
                .doesNotContain("s3cret");
    }

    @Test
    void areNotShown() {
        assertThat(FROM_FILE).hasToString("the login of geoff");
        assertThat(new Login("", "t0ken", true)).hasToString("the stored token");
    }

    private Optional<Login> find(String image) throws InterruptedException {
        return find(image, Map.of());
    }

    private Optional<Login> find(String image, Map<String, String> environment, RegistryCredentials... given)
            throws InterruptedException {
        ImageReference reference = ImageReference.parse(image);
        return new RegistryLogins(List.of(given), environment, home, events)
                .find(reference, RegistryHost.of(reference, Set.of()));
    }

    private void config(String json) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve(".docker")).resolve("config.json"), json);
    }

    private void helper(String name, String script) throws Exception {
        Path file = Files.writeString(home.resolve("docker-credential-" + name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String auth() {
        return Base64.getEncoder().encodeToString("geoff:s3:cret".getBytes(StandardCharsets.UTF_8));
    }
}
