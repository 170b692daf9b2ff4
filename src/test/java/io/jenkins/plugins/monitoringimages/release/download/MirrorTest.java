package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorTest {

    @Test
    void isGitHubWhereNoneIsNamed() throws ReleaseException {
        Mirror mirror = Mirror.of(ComponentCatalog.byId("pushgateway"), ReleaseOptions.defaults());

        assertThat(mirror).hasToString("https://github.com/prometheus/pushgateway/releases/download");
    }

    @Test
    void hasTarballAndListBelowTheTag() {
        Mirror mirror = Mirror.parse("http://mirror.example:8080/releases/");

        assertThat(mirror.tarball(TestRelease.prometheus().asset()))
                .isEqualTo(URI.create(
                        "http://mirror.example:8080/releases/v2.53.5/prometheus-2.53.5.linux-armv7.tar.gz"));
        assertThat(mirror.checksums(TestRelease.prometheus().asset()))
                .contains(URI.create("http://mirror.example:8080/releases/v2.53.5/sha256sums.txt"));
    }

    @Test
    void hasAPageForTheLatestReleaseWhereItIsLaidOutAsGitHubIs() {
        assertThat(Mirror.parse("https://m.example/p/releases/download/").latestPage())
                .contains(URI.create("https://m.example/p/releases/latest"));
        assertThat(Mirror.parse("https://m.example/p/releases").latestPage()).isEmpty();
    }

    @Test
    void showsNoLogin() {
        Mirror mirror = Mirror.parse("https://geoff:s3cret@mirror.example/releases");

        assertThat(mirror).hasToString("https://mirror.example/releases");
        assertThat(mirror.tarball(TestRelease.prometheus().asset()).toString()).doesNotContain("s3cret");
    }

    @Test
    void logsInToItselfAlone() {
        Mirror mirror = Mirror.parse("https://geoff:s3%20cret@mirror.example/releases");

        assertThat(mirror.login().at(URI.create("https://mirror.example/other")))
                .contains(Authorization.basic("geoff:s3 cret"));
        assertThat(mirror.login().at(URI.create("https://mirror.example:8443/releases"))).isEmpty();
        assertThat(mirror.login().at(URI.create("http://mirror.example/releases"))).isEmpty();
        assertThat(mirror.login().at(URI.create("https://cdn.example/releases"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mirror.example", "ftp://a:s3cret@mirror.example/", "https://a:s3cret@/releases",
        "https://a:s3cret@mirror.example/?q=1", "https://a:s3cret@mirror.example/a b", "https://m.example/#top",
        "https://a:s3cret@mirror.example/\nx"})
    void refusesWhatIsNoAddressOfAServerWithoutShowingAPassword(String text) {
        assertThatThrownBy(() -> Mirror.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("allowed: an http or https address such as https://github.com/")
                .hasMessageNotContaining("s3cret");
    }
}
