package io.jenkins.plugins.monitoringimages.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.SlackServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final String SPEC = """
            version: 2.53.5
            config: {ruleFiles: [rules/first.yml]}
            image: {tags: [geoff-prometheus]}
            """;

    @TempDir
    Path folder;

    private CommandLineRun command;

    @BeforeEach
    void start() {
        command = new CommandLineRun(folder, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "build ", "render ", "check ", "components ", "inspect ", "schema ", "cache "})
    void everyCommandHasHelp(String name) {
        assertThat(command.run((name + "--help").split(" "))).isZero();
        assertThat(command.out()).startsWith("Usage: monitoring-image " + name.trim());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "build", "render", "check", "components", "inspect", "schema", "cache"})
    void helpIsACommandToo(String name) {
        assertThat(command.run(("help " + name).trim().split(" "))).isZero();
        assertThat(command.out()).startsWith("Usage: monitoring-image " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "build ", "render ", "check ", "components ", "inspect ", "schema ", "cache "})
    void everyCommandTellsTheVersion(String name) {
        assertThat(command.run((name + "--version").split(" "))).isZero();
        assertThat(command.out()).startsWith("monitoring-image 1.");
    }

    @Test
    void componentsAreListedAsATable() {
        assertThat(command.run("components")).isZero();
        assertThat(command.out().lines().toList())
                .hasSize(ComponentCatalog.ids().size() + 1)
                .anyMatch(line -> line.matches("prometheus +2\\.0\\.0 +9090 +/etc/prometheus/prometheus\\.yml .*"));
    }

    @Test
    void oneComponentIsShownWithItsPlatformsByVersion() {
        assertThat(command.run("components", "snmp_exporter")).isZero();
        assertThat(command.out()).contains(
                "https://github.com/prometheus/snmp_exporter/releases/download/v{version}/{id}-{version}.{platform}.tar.gz",
                "snmp_exporter --dry-run --config.file={file}",
                "linux/arm/v7  all versions",
                "linux/riscv64  versions >=0.23.0");
    }

    @Test
    void aFileThatDeclaresAComponentIsShownOrWhatIsWrongWithIt() throws Exception {
        Path file = write("mine.yml", "id: mine\nports: [1]\narchive: {repository: me/mine}\n");
        Path bad = write("bad.yml", "id: mine\nports: [0]\narchive: {repository: me/mine}\n");

        assertThat(command.run("components", file.toString())).isZero();
        assertThat(command.out()).contains("mine as /bin/mine");
        assertThat(command.run("components", bad.toString())).isEqualTo(1);
        assertThat(command.out()).contains("bad.yml:2:9: '0' is not allowed");
        assertThat(command.run("components", "nothing")).isEqualTo(2);
    }

    @Test
    void aBadSpecTellsAllOfItsProblemsAndEndsWith2() throws Exception {
        Path spec = write("spec.yml", "version: two\nimage: {tags: [No]}\n");

        assertThat(command.run("build", spec.toString())).isEqualTo(2);
        assertThat(command.err().lines().toList()).satisfiesExactly(
                line -> assertThat(line).startsWith("error: version (line 1): 'two' is not allowed; allowed: "),
                line -> assertThat(line).startsWith("error: image.tags[0] (line 2): 'No' is not allowed; allowed: "));
        assertThat(command.out()).isEmpty();
    }

    @Test
    void aMissingSpecIsBadUsage() {
        assertThat(command.run("build", "nowhere.yml")).isEqualTo(2);
        assertThat(command.err()).contains("error: The spec nowhere.yml cannot be read");
    }

    @Test
    void anUnknownCommandIsBadUsage() {
        assertThat(command.run("bake")).isEqualTo(2);
        assertThat(command.err()).contains("bake");
    }

    @Test
    void badUsageIsToldInALineAndWhereTheHelpIs() {
        assertThat(command.run("build")).isEqualTo(2);
        assertThat(command.err().lines())
                .containsExactly("error: Missing required parameter: 'SPEC'", "See monitoring-image build --help");
    }

    @Test
    void aSlipOfTheKeyboardIsToldWithWhatMayBeMeant() {
        assertThat(command.run("bild")).isEqualTo(2);
        assertThat(command.err().lines())
                .containsExactly("error: Unmatched argument at index 0: 'bild'", "Did you mean: monitoring-image build?");
    }

    @Test
    void checkTellsRuleFilesAndTargetsByTheirContent() throws Exception {
        Path rules = write("rules.yml", "groups: [{name: a, rules: [{record: b-c, expr: up}]}]\n");
        Path targets = write("targets.json", "[\n\t{\"targets\": [\"coop:8081\"], \"label\": {}}\n]\n");

        assertThat(command.run("check", rules.toString(), targets.toString())).isEqualTo(1);
        assertThat(command.out()).startsWith(targets + ":2:").contains("'label' is not known").hasLineCount(1);
        assertThat(new CommandLineRun(folder, false).run("check", "--for", "2.53.5", rules.toString())).isEqualTo(1);
        assertThat(new CommandLineRun(folder, false).run("check", "--as", "prometheus", rules.toString())).isEqualTo(1);
    }

    @Test
    void checkReadsTheScrapeConfigFilesBesideAConfiguration() throws Exception {
        write("more.yml", "scrape_configs: [{job_name: a}]\n");
        Path config = write("main.yml", "scrape_configs: [{job_name: a}]\nscrape_config_files: [more.yml]\n");

        assertThat(command.run("check", config.toString())).isEqualTo(1);
        assertThat(command.out()).startsWith("more.yml:1:29: found multiple scrape configs with job name 'a'");
    }

    @Test
    void checkReadsTheRuleFilesAndTargetsBesideAConfiguration() throws Exception {
        write("rules.yml", "groups: [{rules: []}]\n");
        write("coop.json", "[{\"target\": []}]");
        Path config = write("main.yml", "rule_files: [ru*.yml]\nscrape_configs: [{job_name: a, file_sd_configs: [{files: [coop.json]}]}]\n");

        assertThat(command.run("check", config.toString())).isEqualTo(1);
        assertThat(command.out()).contains("rules.yml:1:10: ", "coop.json:1:3: ").hasLineCount(2);
    }

    @Test
    void checkTellsWebConfigurationsByTheirContent() throws Exception {
        Path web = write("web.yml", "basic_auth_users: {geoff: a-password}\n");

        assertThat(command.run("check", web.toString())).isEqualTo(1);
        assertThat(command.out()).startsWith(web + ":1:27: this is not the bcrypt hash").doesNotContain("a-password");
    }

    @Test
    void checkAsksTheReleasesOwnProgramAboutAlertmanagerAndItsTemplates() throws Exception {
        Path config = write("am.yml", "route: {receiver: a}\nreceivers: [{name: a}]\ntemplates: ['*.tmpl']\n");
        write("a.tmpl", "a template");
        byte[] amtool = "#!/bin/sh\ncat *.tmpl; echo; echo \"Checking '$2'  FAILED: yaml: line 2: no\"; exit 1\n".getBytes(UTF_8);
        try (ReleaseServer server = ReleaseServer.of(
                TestRelease.of("alertmanager", "0.28.1", "linux/amd64").with("amtool", amtool))) {
            assertThat(command.run("check", "--for", "0.28.1", "--mirror", server.mirror("alertmanager"), config.toString()))
                    .as(command.err()).isEqualTo(1);
        }
        assertThat(command.out()).startsWith(config + ":2: no");
    }

    @Test
    void checkSaysWhyTheReleasesProgramCannotBeHad() throws Exception {
        Path config = write("bb.yml", "modules: {}\n");
        try (ReleaseServer server = ReleaseServer.start()) {
            String mirror = server.mirror("blackbox_exporter");
            assertThat(command.run("check", "--for", "0.27.0", "--mirror", mirror, config.toString())).isEqualTo(1);
        }
        assertThat(command.err()).contains("error: ", "blackbox_exporter").doesNotContain("Exception");
        assertThat(new CommandLineRun(folder, false).run("check", "--for", "0.1.0", config.toString())).isEqualTo(2);
    }

    @Test
    void checkReadsTheStandardInput() throws Exception {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("groups: [{}]".getBytes(UTF_8)));
            assertThat(command.run("check", "-")).isEqualTo(1);
        } finally {
            System.setIn(before);
        }
        assertThat(command.out()).startsWith("standard input:1:10: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "check --version", "build --version"})
    void everyCommandTellsItsVersion(String line) {
        assertThat(command.run(line.split(" "))).isZero();
        assertThat(command.out()).matches("(?s)monitoring-image \\d+\\.\\S+\\R");
    }

    @Test
    void checkPrintsEachFindingWithItsPlaceAndEndsWith1() throws Exception {
        Path good = write("good.yml", "global: {scrape_interval: 15s}\n");
        Path bad = write("bad.yml", "global:\n  scrape_interval: 15\n");

        assertThat(command.run("check", good.toString(), bad.toString())).isEqualTo(1);
        assertThat(command.out()).startsWith(bad + ":2:20: ");
        assertThat(new CommandLineRun(folder, false).run("check", good.toString())).isZero();
    }

    @Test
    void renderWritesWhatABuildWouldSend() throws Exception {
        Path spec = write("spec.yml", SPEC);
        write("rules/first.yml", "groups: []\n");
        Path to = folder.resolve("out");

        assertThat(command.run("render", spec.toString(), "--to", to.toString())).isZero();
        assertThat(filesBelow(to)).containsExactly("Dockerfile", "nobody/etc/prometheus/prometheus.yml",
                "nobody/etc/prometheus/rules/first.yml");
    }

    @Test
    void renderWritesOtherFilesAndChecksThem() throws Exception {
        Path spec = folder.resolve("spec.yml");
        String text = "version: 2.53.5\nimage: {tags: [coop], flags: [--web.config.file=/etc/web.yml]}\n"
                + "files: [{from: my.yml, to: /etc/web/web.yml}, {from: my.yml, to: /etc/prometheus/}]\n";
        Files.writeString(folder.resolve("my.yml"), "http_server_config: {http2: yes}");
        Files.writeString(spec, text);

        assertThat(command.run("render", spec.toString(), "--to", folder.resolve("out").toString())).isZero();
        assertThat(folder.resolve("out/nobody/etc/web/web.yml")).exists();
        assertThat(folder.resolve("out/nobody/etc/prometheus/my.yml")).exists();

        Files.writeString(folder.resolve("my.yml"), "http_server: {}");
        Files.writeString(spec, text.replace("=/etc/web.yml", "=/etc/web/web.yml"));

        assertThat(command.run("render", spec.toString(), "--to", folder.resolve("out").toString())).isEqualTo(1);
        assertThat(command.err()).contains("error: my.yml:1:1: the key 'http_server' is not known");
    }

    @Test
    void renderWritesNothingWhereARuleFileIsMissing() throws Exception {
        Path spec = write("spec.yml", SPEC);

        assertThat(command.run("render", spec.toString(), "--to", folder.resolve("out").toString())).isEqualTo(1);
        assertThat(command.err()).contains("There is no file rules/first.yml");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void renderNeedsAnExactVersion() throws Exception {
        Path spec = write("spec.yml", "image: {tags: [coop]}\n");

        assertThat(command.run("render", spec.toString(), "--to", folder.resolve("out").toString())).isEqualTo(2);
        assertThat(command.err()).contains("--set version=");
    }

    @Test
    void anEngineThatCannotBeReachedIsAFailedBuild() throws Exception {
        try (ReleaseServer server = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/arm/v7"))) {
            Path spec = write("spec.yml", "version: 2.53.5\nimage: {tags: [coop]}\n");

            int code = command.run("build", spec.toString(), "--set", "release.mirror=" + server.mirror(),
                    "--set", "docker.host=unix://" + folder + "/no.sock");

            assertThat(code).isEqualTo(1);
            assertThat(command.err()).contains("error: ").contains("/no.sock");
        }
    }

    @Test
    void aNotificationNeedsItsSecretBeforeAnythingIsBuilt() throws Exception {
        Path spec = write("spec.yml", "image: {tags: [coop]}\nnotify: {events: [failure]}\n");

        assertThat(command.run("build", spec.toString())).isEqualTo(2);
        assertThat(command.err()).contains("the environment variable SLACK_WEBHOOK_URL").contains("is not set");
    }

    @Test
    void slackIsToldOfAFailedBuildAndTheSecretIsShownNowhere() throws Exception {
        try (ReleaseServer releases = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/arm/v7"));
                SlackServer slack = SlackServer.start()) {
            Path spec = write("spec.yml", "version: 2.53.5\nimage: {tags: [coop]}\nnotify: {events: [failure]}\n");

            int code = command.with("SLACK_WEBHOOK_URL", slack.webhook())
                    .with("MONITORING_IMAGE_SLACK_HOSTS", slack.host())
                    .run("build", spec.toString(), "--set", "release.mirror=" + releases.mirror(),
                            "--set", "docker.host=unix://" + folder + "/no.sock");

            assertThat(code).isEqualTo(1);
            assertThat(slack.messages()).singleElement().satisfies(message ->
                    assertThat(message.toString()).contains("Failure").contains("/no.sock"));
            assertThat(command.out() + command.err()).doesNotContain(slack.webhook());
        }
    }

    @Test
    void aCacheOfNoSizeIsBadUsage() {
        assertThat(command.run("cache", "--cache-size=-1")).isEqualTo(2);
        assertThat(command.err()).contains("--cache-size: '-1' is not allowed; allowed: a number of MiB above zero");
    }

    @Test
    void aFolderIsNoSpec() {
        assertThat(command.run("build", folder.toString())).isEqualTo(2);
        assertThat(command.err()).contains("is a directory; a spec is a file");
    }

    @Test
    void theCacheTellsItsSizeAndCanBeCleared() {
        assertThat(command.run("cache", "--clear")).isZero();
        assertThat(command.out()).isEqualToIgnoringNewLines("0 B");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> filesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(f -> root.relativize(f).toString()).sorted().toList();
        }
    }

    @Test
    void anEmptyNameOfTheCacheIsRefused() {
        assertThat(command.run("cache", "--cache", "")).isEqualTo(2);
        assertThat(command.err()).contains("--cache: is empty; allowed: a directory");
    }

    @Test
    void whatHasNoEndIsRefusedByItsSize() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "there is no /dev/zero");

        assertThat(command.run("render", "/dev/zero", "--to", folder.resolve("to").toString())).isEqualTo(2);
        assertThat(command.err()).contains("The spec /dev/zero has more than ");
        assertThat(command.run("check", "/dev/zero")).isEqualTo(1);
    }

    @Test
    void aResultThatCannotBeWrittenIsAFailure() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        StringWriter err = new StringWriter();
        CliEnvironment environment = new CliEnvironment(
                Map.of(), folder, new BuildMachine("Linux", "amd64"), new PrintWriter(full), new PrintWriter(err), false,
                Clock.systemUTC());

        assertThat(Main.commandLine(environment, "components").execute("components")).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: The output cannot be written");
    }

    @Test
    void aFileOfAuthoritiesThatHoldsNoneIsRefused() throws Exception {
        Path file = folder.resolve("ca.pem");

        assertThat(command.run("build", "spec.yml", "--ca-file", file.toString())).isEqualTo(2);
        assertThat(command.err()).contains("--ca-file: " + file + " cannot be read");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n");
        assertThat(command.run("build", "spec.yml", "--ca-file", file.toString())).isEqualTo(2);
        assertThat(command.err()).contains("--ca-file: " + file + " is no file of certificates; allowed: certificates as PEM");
    }
}
