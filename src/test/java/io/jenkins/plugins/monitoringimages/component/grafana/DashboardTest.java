package io.jenkins.plugins.monitoringimages.component.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The columns of Grafana's grid. */
    private static final int COLUMNS = 24;

    @TempDir
    Path directory;

    static Stream<Dashboard> dashboards() {
        return Dashboard.all().stream();
    }

    @Test
    void areAboutPrometheusAndTheHost() throws IOException {
        assertThat(Dashboard.all()).extracting(dashboard -> JSON.readTree(dashboard.json()).path("title").asText())
                .containsExactly("Prometheus", "Host");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void haveAVersionThatGrafana9AndLaterRead(Dashboard dashboard) throws IOException {
        assertThat(JSON.readTree(dashboard.json()).path("schemaVersion").asInt()).isEqualTo(36);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void askTheDataSourceThatIsProvisioned(Dashboard dashboard) throws IOException {
        List<JsonNode> sources = JSON.readTree(dashboard.json()).findValues("datasource");

        assertThat(sources).isNotEmpty().allSatisfy(source ->
                assertThat(source.path("uid").asText()).isEqualTo(Dashboard.DATA_SOURCE));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveNumbersOfTheirOwnAndDoNotOverlap(Dashboard dashboard) throws IOException {
        Set<Integer> numbers = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : JSON.readTree(dashboard.json()).path("panels")) {
            assertThat(numbers.add(panel.path("id").asInt())).as("number of %s", panel.path("title")).isTrue();
            JsonNode place = panel.path("gridPos");
            for (int x = place.path("x").asInt(); x < place.path("x").asInt() + place.path("w").asInt(); x++) {
                assertThat(x).as("column of %s", panel.path("title")).isBetween(0, COLUMNS - 1);
                for (int y = place.path("y").asInt(); y < place.path("y").asInt() + place.path("h").asInt(); y++) {
                    assertThat(cells.add(x + "," + y)).as("place of %s", panel.path("title")).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void promtoolReadsEveryQuery(Dashboard dashboard) throws Exception {
        String promtool = System.getenv("MONITORING_IMAGES_TEST_PROMTOOL");
        assumeTrue(promtool != null, "MONITORING_IMAGES_TEST_PROMTOOL names no promtool");
        List<String> queries = queries(JSON.readTree(dashboard.json()));
        StringBuilder rules = new StringBuilder("groups:\n- name: queries\n  rules:\n");
        for (int i = 0; i < queries.size(); i++) {
            rules.append("  - {record: query").append(i).append(", expr: ").append(JSON.writeValueAsString(queries.get(i))).append("}\n");
        }
        Path file = Files.writeString(directory.resolve("rules.yml"), rules);
        Path output = directory.resolve("output");

        int code = new ProcessBuilder(promtool, "check", "rules", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(output)).isZero();
        assertThat(queries).hasSizeGreaterThan(15);
    }

    /** With what Grafana replaces in them. */
    private static List<String> queries(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").asText().replaceAll("\\$(job|instance)", "value"))
                .toList();
    }
}
