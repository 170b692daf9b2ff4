package io.jenkins.plugins.monitoringimages.plugin.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void showsTheConfigurationAndTheDockerfile() {
        Preview preview = Preview.of(expand -> form(expand).text("version", "2.53.5"));

        assertThat(preview.getProblems()).isEmpty();
        assertThat(preview.getNotes()).isEmpty();
        assertThat(preview.getTexts()).extracting(PreviewText::getName).containsExactly("prometheus.yml", "Dockerfile");
        assertThat(text(preview, 0)).contains("job_name: prometheus");
        assertThat(text(preview, 1)).contains("quay.io/prometheus/busybox:latest");
    }

    @Test
    void saysWhatIsWrongInAdditionalYamlByItsOwnLine() {
        Preview preview = Preview.of(expand -> form(expand)
                .text("version", "2.53.5")
                .verbatim("config.extra", "remote_write:\n  - url: http://store:9201/write\n    no_such_key: 1\n"));

        assertThat(preview.getTexts()).isEmpty();
        assertThat(preview.getProblems()).singleElement().asString().contains("config.extra", "3:", "no_such_key");
    }

    @Test
    void showsNoSecretAndWarnsOfIt() {
        Preview preview = Preview.of(expand -> form(expand)
                .text("version", "2.53.5")
                .verbatim("config.extra", "remote_write:\n  - url: http://store:9201/write\n    bearer_token: hunter2\n"));

        assertThat(text(preview, 0)).contains("bearer_token: <secret>").doesNotContain("hunter2");
        assertThat(preview.getNotes()).singleElement().asString().contains("bearer_token_file").doesNotContain("hunter2");
    }

    @Test
    void saysWhatIsWrongWithTheForm() {
        Preview preview = Preview.of(expand -> new SpecForm(expand));

        assertThat(preview.getTexts()).isEmpty();
        assertThat(preview.getProblems())
                .containsExactly("image.tags: is missing; allowed: at least one image name such as geoff-prometheus");
    }

    @Test
    void showsANameForAVariable() {
        Preview preview = Preview.of(expand -> new SpecForm(expand)
                .text("version", "${PROMETHEUS_VERSION}")
                .list("image.tags", List.of("geoff:${BUILD_NUMBER}"))
                .list("config.alertmanagers", List.of("${HOST}:9093")));

        assertThat(preview.getProblems()).isEmpty();
        assertThat(text(preview, 0)).contains("host:9093");
        assertThat(preview.getNotes()).hasSize(2);
    }

    @Test
    void doesNotReadTheWorkspace() {
        Preview preview = Preview.of(expand -> form(expand)
                .text("version", "2.53.5")
                .text("configFile", "monitoring/prometheus.yml")
                .list("config.ruleFiles", List.of("rules/first.yml")));

        assertThat(preview.getTexts()).extracting(PreviewText::getName).containsExactly("Dockerfile");
        assertThat(preview.getNotes()).singleElement().asString().contains("monitoring/prometheus.yml");
    }

    @Test
    void showsWhereOtherFilesGoWithoutReadingThem() {
        Preview preview = Preview.of(expand -> form(expand)
                .text("version", "2.53.5")
                .list("image.flags", List.of("--web.config.file=/etc/web/web.yml"))
                .forms("files", List.of(
                        new CopiedFilesForm("web.yml", "/etc/web/"), new CopiedFilesForm("t/*.json", "/etc/prometheus/t/"))));

        assertThat(preview.getProblems()).isEmpty();
        assertThat(text(preview, 1)).contains("\"nobody/etc/web/\", \"/etc/web/\"");
    }

    private static SpecForm form(UnaryOperator<String> expand) {
        return new SpecForm(expand).list("image.tags", List.of("geoff-prometheus"));
    }

    private static String text(Preview preview, int index) {
        return preview.getTexts().get(index).getLines().stream()
                .map(PreviewText.Line::getText)
                .collect(Collectors.joining("\n"));
    }
}
