package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.TestElf;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of components that a spec declares, and of those that are released otherwise than as an archive. */
class DeclaredComponentTest {

    private static final String BARE = """
            version: 1.2.3
            image: {tags: [mine]}
            release: {mirror: MIRROR}
            component:
              id: mine
              ports: [9999]
              program:
                repository: me/mine
                file: "mine_{platform}"
                checksums: "{file}.sha256"
                platformNames: {linux/arm/v7: armhf}
              flags: [--serve, "--data={state}"]
              state: /var/mine
              health: {path: /healthy}
            """;

    @TempDir
    Path cache;

    private BuildFixture builds;

    @BeforeEach
    void open() {
        builds = new BuildFixture(cache);
    }

    @AfterEach
    void close() {
        builds.close();
    }

    @Test
    void aBareProgramLiesInALayerOfOursWithOneFile() throws Exception {
        byte[] program = TestElf.program("arm", "I am mine\n");
        serve("/v1.2.3/mine_armhf", program);

        BuildReport report = builds.buildAsItIs(mirrored(BARE));

        assertThat(builds.filesOfTheImage())
                .containsEntry("/mine-1.2.3.linux-armv7/mine", new String(program, StandardCharsets.UTF_8))
                .containsEntry("/bin/mine", "-> /mine-1.2.3.linux-armv7/mine");
        assertThat(config()).contains(
                "\"Entrypoint\":[\"/bin/mine\"]", "\"Cmd\":[\"--serve\",\"--data=/var/mine\"]", "\"created\":\"1970-01-01T00:00:00Z\"");
        assertThat(report.component()).isEqualTo("mine");
        assertThat(report.images().get(0).tarball()).isEqualTo("mine_armhf");
        assertThat(report.images().get(0).tarballSha256()).isEqualTo(Sha256.of(program));
        assertThat(builds.tested).singleElement().satisfies(request -> {
            assertThat(request.port()).isEqualTo(9999);
            assertThat(request.readyPath()).isEqualTo("/healthy");
        });
    }

    @Test
    void theSameBareProgramGivesTheSameImageWithoutAnotherDownload() throws Exception {
        serve("/v1.2.3/mine_armhf", TestElf.program("arm", "I am mine\n"));

        String first = builds.buildAsItIs(mirrored(BARE)).images().get(0).image().id();
        String second = builds.buildAsItIs(mirrored(BARE)).images().get(0).image().id();

        assertThat(second).isEqualTo(first);
        assertThat(builds.server.requestsFor("/mine/v1.2.3/mine_armhf")).hasSize(1);
    }

    @Test
    void aProgramForAnotherMachineIsRefused() {
        serve("/v1.2.3/mine_armhf", TestElf.program("amd64", ""));

        assertThat(failure(mirrored(BARE))).contains("its mine is a program for amd64, but one for arm (linux/arm/v7) is wanted");
    }

    @Test
    void aScriptIsNoProgram() {
        serve("/v1.2.3/mine_armhf", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));

        assertThat(failure(mirrored(BARE))).contains("is not a release program: it begins with '#!/bin/sh");
    }

    @Test
    void whatPublishesNoChecksumsMustBePinned() {
        serve("/v1.2.3/mine_armhf", TestElf.program("arm", ""));

        assertThat(failure(mirrored(BARE).replace("\"{file}.sha256\"", "none")))
                .contains("mine is declared to publish no checksums", "give the tarball's checksum as release.sha256");
    }

    @Test
    void anArchiveMayBeLaidOutInItsOwnWay() throws Exception {
        byte[] tar = new TestTar()
                .directory("mine-1.2.3")
                .directory("mine-1.2.3/bin")
                .file("mine-1.2.3/bin/mined", TestElf.program("arm", ""), 0755)
                .file("mine-1.2.3/mine.conf", "a sample\n".getBytes(StandardCharsets.UTF_8), 0644)
                .gzip();
        serve("/release-1.2.3/mine.tgz", tar);

        builds.buildAsItIs(mirrored("""
                version: 1.2.3
                image: {tags: [mine]}
                release: {mirror: MIRROR}
                component:
                  id: mine
                  ports: [9999]
                  user: 1000
                  archive:
                    downloads: https://example.org/mine
                    tag: release-{version}
                    file: mine.tgz
                    directory: mine-{version}
                    checksums: "{file}.sha256"
                  programs: {bin/mined: /usr/bin/mined}
                  configuration: {path: /etc/mine/mine.conf, sample: mine.conf}
                  flags: ["--config={config}"]
                  environment: {MINE: "1"}
                """));

        assertThat(builds.filesOfTheImage())
                .containsEntry("/usr/bin/mined", "-> /mine-1.2.3/bin/mined")
                .containsEntry("/etc/mine/mine.conf", "-> /mine-1.2.3/mine.conf");
        assertThat(config()).contains(
                "\"User\":\"1000:1000\"", "\"MINE=1\"", "\"Cmd\":[\"--config=/etc/mine/mine.conf\"]", "ADD mine.tgz /");
        assertThat(image().layers().get(1).blob().sha256()).isEqualTo(Sha256.of(tar));
    }

    @Test
    void aPublishedImageIsTheBaseAndIsStartedAsItsProjectDoes() throws Exception {
        builds.baseConfig = """
                {"created": "2025-09-23T10:11:12.345Z", "config": {"Entrypoint": ["/run.sh"], "User": "472", "Env": ["A=1"]}}""";

        BuildReport report = builds.buildAsItIs("component: grafana\nversion: 12.2.0\nimage: {tags: [mine]}\n");

        assertThat(config()).contains("\"Entrypoint\":[\"/run.sh\"]", "\"User\":\"472\"", "\"A=1\"",
                "\"created\":\"2025-09-23T10:11:12Z\"", "\"3000/tcp\"",
                "\"org.opencontainers.image.base.name\":\"docker.io/grafana/grafana:12.2.0\"",
                "\"org.opencontainers.image.licenses\":\"AGPL-3.0-only\"");
        assertThat(report.images().get(0).tarball()).isEqualTo("grafana/grafana:12.2.0");
        assertThat(report.images().get(0).dockerfile()).contains("ARG BASE_IMAGE=grafana/grafana:12.2.0").doesNotContain("ENTRYPOINT", "ADD");
        assertThat(builds.tested).singleElement().satisfies(request -> assertThat(request.readyPath()).isEqualTo("/api/health"));
    }

    @Test
    void aPublishedImageMayComeFromARegistryOfOnesOwn() throws Exception {
        BuildReport report = builds.buildAsItIs(
                "component: grafana\nversion: 12.2.0\nimage: {tags: [mine], base: 'registry.example.org/grafana:12.2.0', flags: [--a]}\n");

        assertThat(report.images().get(0).dockerfile()).contains("ARG BASE_IMAGE=registry.example.org/grafana:12.2.0");
        assertThat(config()).contains("\"Cmd\":[\"--a\"]");
    }

    @Test
    void aPlatformThatThePublishedImageLacksIsToldByItsIndex() {
        builds.withoutBase.add(io.jenkins.plugins.monitoringimages.model.Platform.parse("linux/arm/v7"));

        assertThat(failure("component: grafana\nversion: 12.2.0\nimage: {tags: [mine]}\n"))
                .contains("grafana/grafana:12.2.0 has no image for linux/arm/v7");
    }

    private void serve(String path, byte[] content) {
        builds.server.serve("/mine" + path, content);
        builds.server.serve("/mine" + path + ".sha256", Sha256.of(content).hex() + "\n");
    }

    private String mirrored(String spec) {
        return spec.replace("MIRROR", builds.server.address() + "/mine");
    }

    private String failure(String spec) {
        try {
            return builds.buildAsItIs(spec).failures().toString();
        } catch (Exception e) {
            return e.getMessage();
        }
    }

    private Image image() {
        return builds.memory().images().values().iterator().next();
    }

    private String config() throws IOException {
        return new String(image().config().bytes(), StandardCharsets.UTF_8);
    }
}
