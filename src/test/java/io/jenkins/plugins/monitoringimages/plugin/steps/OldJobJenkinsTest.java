package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.plugin.form.ScrapeJobForm;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.Generated;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jobs saved by other versions: what they lack has its default, what is not known any more is passed over. */
@WithJenkins
class OldJobJenkinsTest {

    @Test
    void loadsWhatTheFirstVersionSaved(JenkinsRule jenkins) throws Exception {
        BuildMonitoringImageStep image = load(jenkins, "job-1.xml");

        assertThat(image.getTags()).containsExactly("geoff-prometheus");
        assertThat(image.getVersion()).isEqualTo("2.53.5");
        assertThat(image.getPlatforms()).containsExactly("linux/arm/v7");
        assertThat(image.isVerify()).isTrue();
        assertThat(image.getSmokeTest()).isEqualTo("auto");
        assertThat(image.getScrapeJobs()).extracting(ScrapeJobForm::getName).containsExactly("coop");
        assertThat(StepSpec.of(image, text -> text).plan().config())
                .isInstanceOfSatisfying(Generated.class, config -> assertThat(config.settings().scrapeJobs()).hasSize(1));
        assertThat(load(jenkins, "job-empty.xml").getTags()).isEmpty();
    }

    /** Before there was a choice of outputs, a registry meant a push. */
    @Test
    void aJobWithARegistryStillBuildsOnDockerAndPushes(JenkinsRule jenkins) throws Exception {
        BuildMonitoringImageStep image = load(jenkins, "job-pushing.xml");

        assertThat(image.getRegistry().getCredentialsId()).isEqualTo("registry");
        assertThat(image.getOutput()).containsExactly("docker", "registry");
        assertThat(StepSpec.of(image, text -> text).plan().image().output().outputs())
                .containsExactly(ImageOutput.docker(), ImageOutput.registry());
    }

    private static BuildMonitoringImageStep load(JenkinsRule jenkins, String file) throws Exception {
        try (InputStream xml = OldJobJenkinsTest.class.getResourceAsStream(file)) {
            FreeStyleProject job = (FreeStyleProject) jenkins.jenkins.createProjectFromXML(file, xml);
            return job.getBuildersList().get(MonitoringImageBuilder.class).getImage();
        }
    }
}
