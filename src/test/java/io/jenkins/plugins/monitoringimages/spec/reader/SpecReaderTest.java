package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusConfig;
import io.jenkins.plugins.monitoringimages.component.prometheus.ScrapeJob;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource;
import io.jenkins.plugins.monitoringimages.spec.SmokeTestMode;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import io.jenkins.plugins.monitoringimages.testing.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {

    private static final String SHORTEST = "image: {tags: [coop]}\n";

    @Test
    void aTagIsEnough() throws Exception {
        BuildSpec plan = SpecReader.read(SHORTEST, Map.of());

        assertThat(plan.componentId()).isEqualTo("prometheus");
        assertThat(plan.version().exact()).isEmpty();
        assertThat(plan.platforms()).containsExactly(Platform.parse("linux/arm/v7"));
        assertThat(plan.release().verify()).isTrue();
        assertThat(settings(plan).scrapeJobs()).extracting(ScrapeJob::name).containsExactly("prometheus");
        assertThat(plan.image().baseImage().orElseThrow()).hasToString("quay.io/prometheus/busybox:latest");
        assertThat(plan.image().tags()).extracting(Object::toString).containsExactly("coop:latest");
        assertThat(plan.smokeTest()).isEqualTo(SmokeTestMode.AUTO);
    }

    @Test
    void readsEveryKey() throws Exception {
        BuildSpec plan = SpecReader.read(Golden.text(getClass(), "every-key.yml"), Map.of());

        assertThat(plan.version()).hasToString("2.53.5");
        assertThat(plan.release().mirror()).isEqualTo("https://mirror.example.org/prometheus");
        assertThat(settings(plan).externalLabels().values()).containsEntry("site", "on").containsEntry("number", "1e3");
        assertThat(settings(plan).scrapeJobs()).hasSize(2);
        ScrapeJob coop = settings(plan).scrapeJobs().get(1);
        assertThat(coop.targets()).extracting(Object::toString).containsExactly("coop:8081", "pi:9100");
        assertThat(coop.scrapeInterval()).hasToString("30s");
        assertThat(plan.ruleFiles()).containsExactly("rules/first.yml");
        assertThat(plan.image().flags()).containsExactly("--storage.tsdb.retention.time=30d");
        assertThat(plan.dockerHost()).isEqualTo("unix:///var/run/docker.sock");
        assertThat(plan.smokeTest()).isEqualTo(SmokeTestMode.REQUIRED);
        assertThat(plan.notifyPlan().webhookVariable()).isEqualTo("COOP_WEBHOOK");
        assertThat(plan.notifyPlan().settings().events()).containsExactly(NotificationEvent.FAILURE);
    }

    @Test
    void theExampleOfEveryKeyHasEveryKey() throws Exception {
        String example = Golden.text(getClass(), "every-key.yml");

        assertThat(SpecReader.keys()).allSatisfy(key -> {
            String last = key.substring(key.lastIndexOf('.') + 1);
            assertThat(example).containsPattern("(?m)(^|[ {,-])" + last + ":");
        });
    }

    @Test
    void tellsAllProblemsAtOnceInTheOrderOfTheirLines() {
        SpecException problems = problemsOf("""
                component: prometheus
                version: two
                platforms: [linux/arm/v9, linux/amd64]
                colour: red
                config:
                  scrapeInterval: 15 seconds
                  scrapeJobs:
                    - name: coop
                      targets: [http://coop:8081]
                    - name: coop
                      targets: []
                      port: 3
                image:
                  tags: [Geoff]
                """);

        assertThat(problems.problems()).extracting(SpecProblem::key).containsExactly(
                "version",
                "platforms[0]",
                "colour",
                "config.scrapeInterval",
                "config.scrapeJobs[0].targets[0]",
                "config.scrapeJobs[1].name",
                "config.scrapeJobs[1].targets",
                "config.scrapeJobs[1].port",
                "image.tags[0]");
        assertThat(problems.problems()).extracting(SpecProblem::line).containsExactly(2, 3, 4, 6, 9, 10, 11, 12, 14);
        assertThat(problems).hasMessageContaining("version (line 2): 'two' is not allowed; allowed: a release version");
    }

    @Test
    void aWrongItemDoesNotMakeItsListEmptyToo() throws Exception {
        SpecException problems = problemsOf("platforms: [linux/armv7]\nimage: {tags: [Geoff]}\n");

        assertThat(problems.problems()).extracting(SpecProblem::key).containsExactly("platforms[0]", "image.tags[0]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            platforms: linux/amd64                          | image.tags | is missing
            image: [coop]                                   | image | a list; allowed: a mapping
            image: {tags: [coop@sha256:ab]}                 | image.tags[0] | image name
            image: {tags: coop, labels: {'a b': x}}         | image.labels | a label key
            image: {tags: coop, flags: ['-x']}              | image.flags[0] | begins with --
            image: {tags: coop, flags: [--log.level=info, --log.level=warn]} | image.flags | gives --log.level twice
            release: {mirror: ftp://a}                      | release.mirror | http or https
            release: {mirror: 'http://u:hunter2@a'}          | release.mirror | <secret>@a
            release: {sha256: abc}                          | release.sha256 | 64 hexadecimal
            release: {sha256: {linux/amd64: abc}}           | release.sha256 | 64 hexadecimal
            release: {sha256: {linux/armv7: abc}}           | release.sha256 | one of linux/amd64
            release: {sha256: [abc]}                        | release.sha256 | a single value
            release: {mirror: 'http://a', login: 'u:hunter2'} | release.login | ***
            release: {login: geoff}                         | release.login | is for a mirror
            release: {verify: 'no'}                         | release.verify | true or false
            smokeTest: maybe                                | smokeTest | auto, required or off
            docker: {host: ssh://pi}                        | docker.host | unix:///
            configFile: ../prometheus.yml                   | configFile | below the spec's folder
            configFile: /etc/passwd                         | configFile | below the spec's folder
            config: {ruleFiles: [rules/../../x]}            | config.ruleFiles[0] | below the spec's folder
            config: {externalLabels: {a-b: c}}              | config.externalLabels | a label name
            config: {alertmanagers: ['http://a:9093']}      | config.alertmanagers[0] | host:port
            platforms: [linux/amd64, linux/amd64]           | platforms | twice
            component: loki                                 | component | one of prometheus
            version: 1.8.2                                  | version | 2.0.0 or later
            notify: {events: [never]}                       | notify.events[0] | one of started, success
            notify: {webhookVariable: 'https://hunter2'}    | notify.webhookVariable | the name of an environment variable
            """)
    void namesTheKeyTheValueAndWhatIsAllowed(String yaml, String key, String expected) {
        SpecException problems = problemsOf(yaml);

        assertThat(problems.problems()).filteredOn(p -> p.key().equals(key)).singleElement()
                .satisfies(p -> assertThat(p.message()).contains(expected));
        assertThat(problems.getMessage()).doesNotContain("hunter2");
    }

    @Test
    void anArchitectureThatTheVersionNeverHadListsThoseItHas() {
        assertThat(problemsOf("version: 2.40.0\nplatforms: [linux/riscv64]\n" + SHORTEST).problems()).singleElement()
                .satisfies(p -> assertThat(p.toString())
                        .isEqualTo("platforms (line 2): Prometheus 2.40.0 was not released for linux/riscv64; allowed: "
                                + "linux/amd64, linux/arm/v5, linux/arm/v6, linux/arm/v7, linux/arm64, linux/386, "
                                + "linux/ppc64le, linux/s390x, linux/mips64, linux/mips64le"));
    }

    @Test
    void aWholeConfigurationLeavesNothingToGenerate() throws Exception {
        assertThat(problemsOf("configFile: p.yml\nconfig: {scrapeInterval: 1s}\n" + SHORTEST)).hasMessageContaining(
                "configFile (line 1): is a whole configuration and cannot be combined with config.scrapeInterval");
        BuildSpec plan = SpecReader.read("configFile: p.yml\nconfig: {ruleFiles: [r.yml]}\n" + SHORTEST, Map.of());
        assertThat(plan.config()).isEqualTo(new ConfigSource.UserFile("p.yml"));
        assertThat(plan.ruleFiles()).containsExactly("r.yml");
    }

    @Test
    void onlyPrometheusTakesAGeneratedConfiguration() {
        assertThat(problemsOf("component: node_exporter\nconfig: {scrapeInterval: 1s}\n" + SHORTEST))
                .hasMessageContaining("is for Prometheus only; allowed for node_exporter: no configuration");
        assertThat(problemsOf("component: node_exporter\nconfigFile: a.yml\n" + SHORTEST))
                .hasMessageContaining("configFile (line 2): node_exporter reads no configuration");
    }

    @Test
    void eachComponentHasOneSourceOfItsConfiguration() throws Exception {
        assertThat(SpecReader.read(SHORTEST, Map.of()).config()).isInstanceOf(ConfigSource.Generated.class);
        assertThat(SpecReader.read("component: alertmanager\n" + SHORTEST, Map.of()).config())
                .isInstanceOf(ConfigSource.ReleaseSample.class);
        assertThat(SpecReader.read("component: node_exporter\n" + SHORTEST, Map.of()).config())
                .isInstanceOf(ConfigSource.None.class);
    }

    @Test
    void aTimeoutIsNotAboveItsInterval() {
        assertThat(problemsOf("config: {scrapeJobs: [{name: a, targets: a, scrapeTimeout: 16s}]}\n" + SHORTEST))
                .hasMessageContaining("'16s' is above the scrape interval; allowed: at most 15s");
    }

    @Test
    void oneTarballCannotBePinnedForTwoPlatforms() {
        assertThat(problemsOf("platforms: [linux/amd64, linux/arm64]\nrelease: {sha256: " + "a".repeat(64) + "}\n" + SHORTEST))
                .hasMessageContaining("pins one tarball, but 2 platforms");
    }

    @Test
    void additionalYamlThatClashesIsAProblemOfTheSpec() {
        assertThat(problemsOf("config: {extra: 'global: {scrape_interval: 1s}'}\n" + SHORTEST).problems())
                .singleElement().satisfies(p -> assertThat(p.key()).isEqualTo("config.extra"));
    }

    @Test
    void whatPrometheusWouldRefuseOfAdditionalYamlIsToldByTheLinesOfTheSpec() {
        assertThat(problemsOf("""
                config:
                  extra: |
                    remote_write:
                      - url: http://store/write
                        remote_timeout: soon
                """ + SHORTEST).problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(5);
                    assertThat(problem.message()).startsWith("'soon' is not a valid duration");
                });
    }

    @Test
    void ruleFilesMayBeginWithADotHaveBlanksAndBePatterns() throws Exception {
        BuildSpec plan = SpecReader.read(
                "config: {ruleFiles: [./a.yml, my rules/b.yml, 'rules/*.yml']}\n" + SHORTEST, Map.of());

        assertThat(plan.ruleFiles()).containsExactly("a.yml", "my rules/b.yml", "rules/*.yml");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThat(problemsOf(SHORTEST + "version: 2.53.5\nversion: 3.0.0\n"))
                .hasMessageContaining("version (line 3): is given twice; allowed: once");
    }

    @Test
    void whatIsNotYamlIsToldWithItsLine() {
        assertThat(problemsOf("component: prometheus\nimage: [a\n")).hasMessageContaining("is not YAML");
        assertThat(problemsOf("a: \"\\x")).hasMessageContaining("is not YAML");
        assertThat(problemsOf("- a\n- b\n")).hasMessageContaining("spec (line 1): is a list");
    }

    @Test
    void valuesCanBeReplacedFromOutside() throws Exception {
        BuildSpec plan = SpecReader.read(SHORTEST, Map.of(
                "version", "2.42.0", "release.mirror", "http://127.0.0.1:8000/", "platforms", "[linux/amd64]"));

        assertThat(plan.version()).hasToString("2.42.0");
        assertThat(plan.release().mirror()).isEqualTo("http://127.0.0.1:8000");
        assertThat(plan.platforms()).containsExactly(Platform.parse("linux/amd64"));
    }

    @Test
    void valuesOfAFormFollowTheSameRules() {
        Map<String, Object> values = Map.of("version", "two", "image", Map.of("tags", List.of("coop", "No")));

        SpecException problems =
                catchThrowableOfType(SpecException.class, () -> SpecReader.read(values));

        assertThat(problems.problems()).extracting(SpecProblem::key).containsExactlyInAnyOrder("version", "image.tags[1]");
        assertThat(problems).hasMessageContaining("version: 'two' is not allowed; allowed: a release version");
    }

    @Test
    void aPlanCanBeSentToAnotherMachine() throws Exception {
        BuildSpec plan = SpecReader.read(Golden.text(getClass(), "every-key.yml"), Map.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(plan);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(plan);
        }
    }

    private static PrometheusConfig settings(BuildSpec plan) {
        return ((ConfigSource.Generated) plan.config()).settings();
    }

    private static SpecException problemsOf(String yaml) {
        return catchThrowableOfType(SpecException.class, () -> SpecReader.read(yaml, Map.of()));
    }

    @Test
    void aMappingPinsTheTarballsOfSeveralPlatforms() throws Exception {
        BuildSpec plan = SpecReader.read("release: {sha256: {linux/arm/v7: " + "a".repeat(64) + ", linux/amd64: "
                + "b".repeat(64) + "}}\n" + SHORTEST, Map.of());

        assertThat(plan.release().pinned(Platform.parse("linux/arm/v7"))).contains(new Sha256("a".repeat(64)));
        assertThat(plan.release().pinned(Platform.parse("linux/amd64"))).contains(new Sha256("b".repeat(64)));
        assertThat(plan.release().pinned(Platform.parse("linux/arm64"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x [*x]", "a: &x {b: *x}", "&x [{a: [*x]}]"})
    void refusesAnAliasWithinItself(String yaml) {
        assertThatThrownBy(() -> SpecReader.read(yaml, Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("an alias inside of what it stands for");
        assertThatThrownBy(() -> SpecReader.read(SHORTEST, Map.of("image.labels", yaml)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("an alias inside of what it stands for");
    }

    @Test
    void aKeyCannotTurnTheTextAroundIt() {
        assertThat(problemsOf("\"a\\u202eb\\u001b[31m\": 1\n" + SHORTEST)).hasMessageContaining("a\\u202eb\\u001b[31m");
    }
}
