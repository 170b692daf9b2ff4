package io.jenkins.plugins.monitoringimages.release.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.Words;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a source of releases does, users read words. */
class ReleaseWordsTest {

    private static final TestRelease RELEASE = TestRelease.prometheus();
    private static final String TARBALL = ReleaseServer.path(RELEASE);
    private static final String SUMS = ReleaseServer.sumsPath(RELEASE);

    @TempDir
    Path directory;

    /** A way in which the source of a release can fail, and what is said of it. */
    private record SourceFault(String path, Fault fault, String said) {}

    static Stream<SourceFault> sourceFaults() {
        return Stream.of(
                new SourceFault(TARBALL, Fault.status(404), "does not exist (404)"),
                new SourceFault(TARBALL, Fault.status(401), "401"),
                new SourceFault(TARBALL, Fault.status(403), "403"),
                new SourceFault(TARBALL, Fault.status(407), "the proxy"),
                new SourceFault(TARBALL, Fault.status(410), "answered 410"),
                new SourceFault(TARBALL, Fault.status(204), "is empty"),
                new SourceFault(TARBALL, Fault.status(304), "304"),
                new SourceFault(TARBALL, Fault.html(), "web page"),
                new SourceFault(TARBALL, Fault.corrupt(), "SHA-256"),
                new SourceFault(TARBALL, Fault.ignoreRange().header("Content-Length", "abc"), ""),
                new SourceFault(TARBALL, Fault.ignoreRange().header("Content-Length", "-1"), ""),
                new SourceFault(TARBALL, Fault.ignoreRange().header("Content-Length", "99999999999999999999"), ""),
                new SourceFault(TARBALL, Fault.redirect("http://127.0.0.1:99999/x"), "99999"),
                new SourceFault(TARBALL, Fault.redirect("http://127.0.0.1:0/x"), ""),
                new SourceFault(TARBALL, Fault.redirect("http:///x"), "redirects to something"),
                new SourceFault(TARBALL, Fault.redirect("http://a b/x"), "redirects to something"),
                new SourceFault(TARBALL, Fault.redirect("http://no_such-host.invalid/x"), ""),
                new SourceFault(TARBALL, Fault.redirect("file:///etc/passwd"), "redirects to something"),
                new SourceFault(TARBALL, Fault.redirect("%zz"), "redirects to something"),
                new SourceFault(TARBALL, Fault.redirect(""), ""),
                new SourceFault(TARBALL, Fault.redirect("http://u:hunter2@127.0.0.1:1/x?token=hunter2"), "No connection"),
                new SourceFault(SUMS, Fault.status(404), "sha256sums.txt"),
                new SourceFault(SUMS, Fault.status(500), "500"),
                new SourceFault(SUMS, Fault.html(), ""),
                new SourceFault(SUMS, Fault.endAfter(0), ""));
    }

    @ParameterizedTest
    @MethodSource("sourceFaults")
    void aReleaseSourceThatFails(SourceFault each) throws Exception {
        try (ReleaseServer server = ReleaseServer.of(RELEASE).failAlways(each.path(), each.fault());
                SourceFixture source = new SourceFixture(directory, RELEASE, server)) {
            String said = "";
            try {
                source.fetch();
            } catch (BuildException e) {
                said = e.getMessage();
            }
            String all = said + "\n" + String.join("\n", source.events.warnings());
            assertThat(all).contains(each.said()).doesNotContain("hunter2");
            assertThat(Words.ofJava(all)).as(all).isEmpty();
        }
    }
}
