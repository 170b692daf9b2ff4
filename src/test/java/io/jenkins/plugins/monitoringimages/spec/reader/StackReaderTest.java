package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusConfig;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackReaderTest {

    private static final String YARD = """
            name: yard
            platforms: [linux/arm/v7, linux/arm64]
            release: {mirror: "http://mirror.example.org/{component}"}
            image: {prefix: registry.example.org/coop/, base: scratch}
            members:
              prometheus:
                version: 2.53.5
                config:
                  scrapeJobs: [{name: coop, targets: ["coop:8081"]}]
              alertmanager: {version: 0.28.1}
              node_exporter: {version: 1.9.1, deliver: host, hosts: [pi.local, "shed.local:9200"]}
            """;

    @Test
    void prometheusScrapesEveryMemberAndEveryHost() throws SpecException {
        assertThat(config(read(YARD)).scrapeJobs())
                .extracting(job -> job.name() + " " + job.targets())
                .containsExactly(
                        "coop [coop:8081]",
                        "prometheus [prometheus:9090]",
                        "alertmanager [alertmanager:9093]",
                        "node_exporter [pi.local:9100, shed.local:9200]");
    }

    @Test
    void prometheusSendsItsAlertsToTheAlertmanagerOfTheStack() throws SpecException {
        assertThat(config(read(YARD)).alertmanagers()).extracting(ScrapeTarget::toString).containsExactly("alertmanager:9093");
    }

    @Test
    void membersShareWhatStandsAtTheTop() throws SpecException {
        StackMember alertmanager = member(read(YARD), "alertmanager");

        assertThat(alertmanager.build().platforms()).hasToString("[linux/arm/v7, linux/arm64]");
        assertThat(alertmanager.build().image().tags()).hasToString("[registry.example.org/coop/alertmanager:0.28.1]");
        assertThat(alertmanager.build().release().mirror()).isEqualTo("http://mirror.example.org/alertmanager");
        assertThat(alertmanager.build().image().baseImage()).isEmpty();
    }

    @Test
    void aMemberHasTheLastWord() throws SpecException {
        StackSpec stack = read(YARD.replace("alertmanager: {version: 0.28.1}",
                "alertmanager: {version: 0.28.1, platforms: [linux/amd64], image: {tags: ['mine:1']}}"));

        assertThat(member(stack, "alertmanager").build().platforms()).hasToString("[linux/amd64]");
        assertThat(member(stack, "alertmanager").build().image().tags()).hasToString("[mine:1]");
        assertThat(member(stack, "alertmanager").build().image().baseImage()).isEmpty();
    }

    @Test
    void twoMembersMayBeOfOneComponent() throws SpecException {
        StackSpec stack = read(YARD + "  second: {component: prometheus, version: 2.53.5, publish: 9091}\n");

        assertThat(member(stack, "second").build().componentId()).isEqualTo("prometheus");
        assertThat(member(stack, "second").published()).isEqualTo("127.0.0.1:9091");
    }

    @Test
    void onlyWhatPeopleLookAtIsPublishedAndOnlyOnTheMachineItself() throws SpecException {
        assertThat(read(YARD).members()).extracting(member -> member.name() + "=" + member.published())
                .containsExactly("prometheus=127.0.0.1:9090", "alertmanager=", "node_exporter=");
    }

    @Test
    void aWholeConfigurationIsNotWired() throws SpecException {
        StackSpec stack = read(YARD.replace("""
                    config:
                      scrapeJobs: [{name: coop, targets: ["coop:8081"]}]
                """, "    configFile: mine.yml\n"));

        assertThat(member(stack, "prometheus").build().config()).isEqualTo(new ConfigSource.UserFile("mine.yml"));
    }

    @Test
    void aValueOfTheCommandLineReplacesOneOfTheFile() throws SpecException {
        StackSpec stack = StackReader.read(YARD, Map.of("members.alertmanager.version", "0.27.0"), List.of());

        assertThat(member(stack, "alertmanager").build().version()).hasToString("0.27.0");
        assertThat(stack.members()).extracting(StackMember::name).containsExactly("prometheus", "alertmanager", "node_exporter");
    }

    @Test
    void allThatIsWrongIsToldWithItsLine() {
        SpecException wrong = catchThrowableOfType(SpecException.class, () -> read("""
                name: yard
                colour: red
                members:
                  prometheus:
                    version: 2.53.5
                    publish: 99999
                    config:
                      scrapeJobs:
                        - {name: alertmanager, targets: ["a:1"]}
                  alertmanager: {version: 0.28.1, hosts: [pi.local]}
                  other: {component: prometheus, version: 2.53.5}
                  third: {component: prometheus, version: 2.53.5}
                  node_exporter: {version: 1.9.1, deliver: host}
                  Wrong: {component: nothing_at_all}
                  pushgateway: {version: 1.4.0, platforms: [linux/riscv64]}
                """));

        assertThat(wrong.problems()).extracting(Object::toString).containsExactlyInAnyOrder(
                "colour (line 2): is not known; allowed: name, members, platforms, release, image, docker, smokeTest",
                "members.prometheus.publish (line 6): '99999' is not allowed; allowed: a port of 1 to 65535, with an address before it or"
                        + " without, or none",
                "members.prometheus.config.scrapeJobs[0].name (line 9): 'alertmanager' is the scrape job that members.alertmanager gets;"
                        + " allowed: another name, or no such job",
                "members.alertmanager.hosts (line 10): is for a member that runs on hosts; allowed: with deliver: host",
                "members.other (line 11): is published on port 9090, and so is members.prometheus; allowed: a publish of its own for"
                        + " each, such as 127.0.0.1:9091",
                "members.third (line 12): is published on port 9090, and so is members.prometheus; allowed: a publish of its own for"
                        + " each, such as 127.0.0.1:9091",
                "members.node_exporter.hosts: is missing; allowed: the address of at least one host, such as pi.local",
                "members.Wrong (line 14): is the name of a member: 'Wrong' is not allowed; allowed: a lower case letter, and at most 30"
                        + " letters, digits, '_' and '-' behind it",
                "members.Wrong.component (line 14): 'nothing_at_all' is not allowed; allowed: one of "
                        + String.join(", ", ComponentCatalog.ids())
                        + ", or a declaration of another one: a mapping, or a file such as ./components/mine.yml",
                "members.pushgateway.platforms (line 15): Pushgateway 1.4.0 was not released for linux/riscv64; allowed: linux/amd64,"
                        + " linux/arm/v5, linux/arm/v6, linux/arm/v7, linux/arm64, linux/386, linux/ppc64le, linux/s390x, linux/mips64,"
                        + " linux/mips64le");
    }

    private static StackSpec read(String yaml) throws SpecException {
        return StackReader.read(yaml, Map.of(), List.of());
    }

    private static StackMember member(StackSpec stack, String name) {
        return stack.members().stream().filter(member -> member.name().equals(name)).findFirst().orElseThrow();
    }

    private static PrometheusConfig config(StackSpec stack) {
        return ((ConfigSource.Generated) member(stack, "prometheus").build().config()).settings();
    }
}
