package io.jenkins.plugins.monitoringimages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestCertificate;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror within an organisation, whose authority Java does not know. */
class TrustedAuthoritiesTest {

    @TempDir
    private Path directory;

    private SSLContext before;
    private TestCertificate certificate;
    private ReleaseServer mirror;

    @BeforeEach
    void start() throws Exception {
        before = SSLContext.getDefault();
        certificate = TestCertificate.in(directory);
        mirror = ReleaseServer.withTls(certificate.server())
                .publish(TestRelease.of("prometheus", "3.5.0", "linux/arm/v7"));
        Files.writeString(directory.resolve("spec.yml"), """
                version: 3.5.0
                image: {tags: [coop], base: scratch, output: 'oci:out'}
                smokeTest: off
                release: {mirror: '%s'}
                """.formatted(mirror.mirror()));
    }

    @AfterEach
    void stop() {
        mirror.close();
        SSLContext.setDefault(before);
    }

    @Test
    void aBuildSaysWhoseCertificateIsNotTrustedAndWhatHelps() {
        CommandLineRun command = new CommandLineRun(directory, false);

        assertThat(command.run("build", directory.resolve("spec.yml").toString())).isEqualTo(1);
        assertThat(command.err())
                .contains(mirror.address(), "its certificate is signed by nobody who is trusted here; --ca-file takes")
                .doesNotContain("PKIX", "Exception", "javax");
    }

    @Test
    void aBuildTakesTheReleaseOnceTheAuthorityIsTrusted() {
        CommandLineRun command = new CommandLineRun(directory, false);

        assertThat(command.run(
                        "build", directory.resolve("spec.yml").toString(), "--ca-file", certificate.certificate().toString()))
                .as(command.err())
                .isZero();
        assertThat(directory.resolve("out/index.json")).exists();
    }

    @Test
    void inspectComparesWithTheChecksumOfThatMirror() {
        CommandLineRun build = new CommandLineRun(directory, false);
        String authority = certificate.certificate().toString();
        build.run("build", directory.resolve("spec.yml").toString(), "--ca-file", authority);
        CommandLineRun command = new CommandLineRun(directory, false);

        assertThat(command.run("inspect", "oci:" + directory.resolve("out"), "--mirror", mirror.mirror(), "--ca-file", authority))
                .as(command.err())
                .isZero();
        assertThat(command.out()).contains("prometheus-3.5.0.linux-armv7.tar.gz");
    }

    @Test
    void inspectSaysWhoseCertificateIsNotTrusted() {
        CommandLineRun build = new CommandLineRun(directory, false);
        build.run("build", directory.resolve("spec.yml").toString(), "--ca-file", certificate.certificate().toString());
        SSLContext.setDefault(before);
        CommandLineRun command = new CommandLineRun(directory, false);
        String nothingKnown = directory.resolve("fresh").toString();
        command.run("inspect", "oci:" + directory.resolve("out"), "--mirror", mirror.mirror(), "--cache", nothingKnown);

        assertThat(command.out() + command.err()).contains("its certificate is signed by nobody who is trusted here");
    }
}
