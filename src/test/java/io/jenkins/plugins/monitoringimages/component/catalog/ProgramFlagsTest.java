package io.jenkins.plugins.monitoringimages.component.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.component.ProgramFlags;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramFlagsTest {

    private static final ReleaseVersion TWO = ReleaseVersion.parse("2.53.5");

    private static final Map<String, String> PLACES =
            Map.of("config", "/etc/c.yml", "state", "/data", "directory", "/release");

    @Test
    void aFlagOfTheUserTakesThePlaceOfOurs() {
        assertThat(flags("prometheus").with(TWO, PLACES, List.of(
                        "--storage.tsdb.path=/theirs", "--web.console.templates=/theirs")))
                .containsExactly("--config.file=/etc/c.yml", "--web.console.libraries=/release/console_libraries",
                        "--storage.tsdb.path=/theirs", "--web.console.templates=/theirs");
    }

    @Test
    void aFlagThatAnotherVersionKnowsIsLeftOut() {
        assertThat(flags("prometheus").with(ReleaseVersion.parse("3.0.0-rc.1"), PLACES, List.of()))
                .containsExactly("--config.file=/etc/c.yml", "--storage.tsdb.path=/data");
    }

    @Test
    void aFlagForWhatTheImageLacksIsLeftOut() {
        assertThat(flags("mysqld_exporter").with(TWO, Map.of("directory", "/release"), List.of())).isEmpty();
        assertThat(flags("mysqld_exporter").with(TWO, PLACES, List.of())).containsExactly("--config.my-cnf=/etc/c.yml");
    }

    @Test
    void aFlagWhoseNameMerelyBeginsAsOursLeavesItAlone() {
        assertThat(flags("prometheus").with(TWO, PLACES, List.of("--storage.tsdb.path.more=1")))
                .contains("--storage.tsdb.path=/data", "--storage.tsdb.path.more=1");
    }

    @Test
    void anyFlagOfAClusterSwitchesOffWhatKeepsOneInstanceAlone() {
        assertThat(flags("alertmanager").with(TWO, PLACES, List.of())).contains("--cluster.listen-address=");
        assertThat(flags("alertmanager").with(TWO, PLACES, List.of("--cluster.peer=a:9094")))
                .doesNotContain("--cluster.listen-address=");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2.42.0 | --enable-feature=agent            | --storage.agent.path=/data
            2.42.0 | --enable-feature=exemplar-storage,agent | --storage.agent.path=/data
            2.42.0 | --enable-feature=agents           | --storage.tsdb.path=/data
            3.5.3  | --agent                           | --storage.agent.path=/data
            3.5.3  | --enable-feature=agent            | --storage.tsdb.path=/data
            3.5.3  | --agent.other=1                   | --storage.tsdb.path=/data
            """)
    void anAgentKeepsItsDataWhereAgentsDo(String version, String given, String expected) {
        assertThat(flags("prometheus").with(ReleaseVersion.parse(version), PLACES, List.of(given)))
                .startsWith("--config.file=/etc/c.yml", expected)
                .endsWith(given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            prometheus    | --log.level=info --log.level=debug                      | --log.level
            prometheus    | --web.enable-lifecycle --no-web.enable-lifecycle        | --no-web.enable-lifecycle
            prometheus    | --enable-feature=a --enable-feature=b                   | none
            node_exporter | --collector.cpu --no-collector.cpu --collector.cpu      | none
            node_exporter | --web.listen-address=:1 --web.listen-address=:2         | none
            alertmanager  | --cluster.peer=a:1 --cluster.peer=b:1                   | none
            alertmanager  | --cluster.peer-timeout=1s --cluster.peer-timeout=2s     | --cluster.peer-timeout
            """)
    void tellsWhatMayNotBeGivenTwice(String component, String given, String twice) {
        assertThat(flags(component).givenTwice(List.of(given.split(" "))))
                .isEqualTo(twice == null ? Set.of() : Set.of(twice));
    }

    private static ProgramFlags flags(String component) {
        return ComponentCatalog.byId(component).run().flags();
    }
}
