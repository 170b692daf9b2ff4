package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the folder {@code examples} offers works, and says the same everywhere. */
@WithJenkins
class ExamplesJenkinsTest {

    private static final Path EXAMPLES = Path.of("examples");

    private JenkinsRule jenkins;

    @BeforeEach
    void use(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void theFreestyleJobBuildsTheSameAsTheSpec() throws Exception {
        byte[] xml = Files.readAllBytes(EXAMPLES.resolve("freestyle/config.xml"));
        FreeStyleProject job =
                (FreeStyleProject) jenkins.jenkins.createProjectFromXML("coop", new ByteArrayInputStream(xml));
        BuildMonitoringImageStep step =
                job.getBuildersList().get(MonitoringImageBuilder.class).getImage();
        BuildSpec plan = StepSpec.of(step, text -> text.replace("${PROMETHEUS_VERSION}", "2.53.5"))
                .plan();
        assertThat(plan).isEqualTo(SpecReader.read(Files.readString(EXAMPLES.resolve("coop.yml")), Map.of()));
    }

    @Test
    void thePipelineIsValid() throws Exception {
        assertThat(Converter.scriptToPipelineDef(Files.readString(EXAMPLES.resolve("Jenkinsfile"))))
                .isNotNull();
    }

    @Test
    void theSystemConfigurationIsTaken() throws Exception {
        ConfigurationAsCode.get().configure(EXAMPLES.resolve("casc.yaml").toString());
        MonitoringImagesConfiguration system = MonitoringImagesConfiguration.get();
        assertThat(system.getCacheMebibytes()).isEqualTo(4096);
        assertThat(system.getAllowedMirrors()).hasSize(2).contains(system.getMirror());
        assertThat(system.getDocker().getCredentialsId()).isEqualTo("docker-tls");
    }
}
