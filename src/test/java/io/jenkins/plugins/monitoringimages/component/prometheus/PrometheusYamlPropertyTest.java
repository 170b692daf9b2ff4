package io.jenkins.plugins.monitoringimages.component.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.Labels;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrometheusYamlPropertyTest {

    @Property(tries = 500)
    void labelsComeBackAsTheyWere(@ForAll("labels") Map<String, String> labels) throws Exception {
        String yaml = PrometheusYaml.render(Configs.of(new Labels(labels), List.of(), ""));

        Object read = Yamls.at(yaml, "global", "external_labels");
        assertThat(read == null ? Map.of() : read).isEqualTo(labels);
    }

    @Property(tries = 500)
    void jobsComeBackAsTheyWere(@ForAll("texts") String name, @ForAll("labels") Map<String, String> labels)
            throws Exception {
        String yaml = PrometheusYaml.render(Configs.of(
                Labels.none(), List.of(Configs.job("job " + name, new Labels(labels), "coop:8081", "[::1]:1")), ""));

        Map<?, ?> job = (Map<?, ?>) ((List<?>) Yamls.at(yaml, "scrape_configs")).get(0);
        Map<?, ?> group = (Map<?, ?>) ((List<?>) job.get("static_configs")).get(0);
        assertThat(job.get("job_name")).isEqualTo("job " + name);
        assertThat(group.get("targets")).isEqualTo(List.of("coop:8081", "[::1]:1"));
        assertThat(group.get("labels") == null ? Map.of() : group.get("labels")).isEqualTo(labels);
    }

    @Property(tries = 300)
    void ruleFilesComeBackAsTheyWere(@ForAll("textSets") Set<String> files) throws Exception {
        List<String> ruleFiles = files.stream().map(file -> "rules/" + file).toList();
        String yaml = PrometheusYaml.render(new PrometheusConfig(
                Configs.FIFTEEN_SECONDS, Configs.FIFTEEN_SECONDS, Labels.none(), List.of(), ruleFiles, List.of(), ""));

        Object read = Yamls.at(yaml, "rule_files");
        assertThat(read == null ? List.of() : read).isEqualTo(ruleFiles);
    }

    @Property(tries = 300)
    void furtherYamlComesBackAsItWas(@ForAll("labels") Map<String, String> labels) throws Exception {
        String written = PrometheusYaml.render(Configs.of(new Labels(labels), List.of(), ""));
        String extra = written.replace("global:", "x-more:");

        String merged = PrometheusYaml.render(Configs.withExtra(extra));

        assertThat(Yamls.at(merged, "x-more")).isEqualTo(Yamls.at(extra, "x-more"));
    }

    @Property(tries = 500)
    void anyFurtherTextIsMergedOrRefusedWithAPlace(@ForAll("hostile") String extra) {
        try {
            Yamls.load(PrometheusYaml.render(Configs.withExtra(extra)));
        } catch (ConfigException e) {
            assertThat(e.findings()).isNotEmpty().allSatisfy(f -> assertThat(f.message()).isNotBlank());
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            assertThat(e).hasMessageContaining("tag");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.tricky();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Texts.hostileYaml();
    }

    @Provide
    Arbitrary<Set<String>> textSets() {
        return Texts.tricky().set().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, String>> labels() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("y", "on", "null", "True", "NO", "e1", "n", "_"),
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12));
        return Arbitraries.maps(names, Texts.tricky()).ofMaxSize(6);
    }
}
