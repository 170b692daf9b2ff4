package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeFilesTest {

    @TempDir
    private Path directory;

    @Test
    void readsTheFilesThatPatternsMatch() throws IOException {
        write("jobs/a.yml", "scrape_configs: [{job_name: a}]");
        write("jobs/b.yml", "scrape_configs: [{job_name: b, scrape_timeout: 20s}]");

        assertThat(check("global: {scrape_interval: 10s}\nscrape_config_files: [jobs/*.yml, ./missing.yml]"))
                .singleElement().hasToString("jobs/b.yml:1:48: scrape timeout greater than scrape interval; "
                        + "allowed: at most 10.0s");
    }

    @Test
    void refusesAJobThatIsInTwoFiles() throws IOException {
        write("a.yml", "scrape_configs:\n- job_name: a");
        write("b.yml", "scrape_configs:\n- job_name: c\n- job_name: a");

        assertThat(check("scrape_configs: [{job_name: c}]\nscrape_config_files: [a.yml, b.yml]"))
                .extracting(Finding::toString)
                .containsExactly(
                        "b.yml:2:13: found multiple scrape configs with job name 'c'; the first is in the main "
                                + "configuration, line 1",
                        "b.yml:3:13: found multiple scrape configs with job name 'a'; the first is in a.yml, line 2");
    }

    @Test
    void refusesAFileThatTwoPatternsMatch() throws IOException {
        write("a.yml", "scrape_configs: [{job_name: a}]");

        assertThat(check("scrape_config_files: [a.yml, '*.yml']")).hasSize(1);
    }

    @Test
    void refusesWhatBelongsIntoTheMainConfiguration() throws IOException {
        write("a.yml", "global: {}\nscrape_configs: []");

        assertThat(check("scrape_config_files: [a.yml]")).singleElement().satisfies(finding ->
                assertThat(finding.toString()).startsWith("a.yml:1:1: the key 'global' is not known in a file of scrape"));
    }

    @Test
    void leavesFilesAloneThatAreNotAtHand() {
        assertThat(ConfigCheck.check("prometheus.yml", "scrape_config_files: [a.yml, b/*.yml]")).isEmpty();
    }

    private List<Finding> check(String yaml) {
        return ConfigCheck.check("prometheus.yml", yaml.getBytes(StandardCharsets.UTF_8), Optional.empty(),
                new FilesOfDirectory(directory));
    }

    private void write(String name, String yaml) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), yaml);
    }
}
