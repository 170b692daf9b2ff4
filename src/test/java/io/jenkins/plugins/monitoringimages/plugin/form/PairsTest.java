package io.jenkins.plugins.monitoringimages.plugin.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairsTest {

    @Test
    void takesAMapOfAPipelineForAList() {
        Map<String, Object> arguments = Map.of("labels", Map.of("yard", "back"), "tags", List.of("a"));

        assertThat(Pairs.mapsToLists(arguments, List.of("labels", "externalLabels")))
                .containsEntry("labels", List.of("yard=back"))
                .containsEntry("tags", List.of("a"))
                .hasSize(2);
    }

    @Test
    void takesATextOfAPipelineForAListOfOne() {
        Map<String, Object> arguments = Map.of("output", "registry", "tags", List.of("a"), "base", "scratch");

        assertThat(Pairs.textsToLists(arguments, List.of("output", "tags")))
                .containsEntry("output", List.of("registry"))
                .containsEntry("tags", List.of("a"))
                .containsEntry("base", "scratch");
    }

    @Test
    void takesAMapOfAPipelineForLines() {
        Map<String, Object> arguments = Map.of("sha256", new TreeMap<>(Map.of("linux/arm/v7", "aa", "linux/amd64", "bb")));

        assertThat(Pairs.mapsToLines(arguments, List.of("sha256")))
                .containsExactly(Map.entry("sha256", "linux/amd64=bb\nlinux/arm/v7=aa"));
        assertThat(Pairs.mapsToLines(Map.of("sha256", "aa"), List.of("sha256"))).containsEntry("sha256", "aa");
    }

    @Test
    void takesAListAsItIs() {
        Map<String, Object> arguments = Map.of("labels", List.of("yard=back"));

        assertThat(Pairs.mapsToLists(arguments, List.of("labels"))).isEqualTo(arguments);
    }
}
