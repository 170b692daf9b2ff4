package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.util.FormValidation;
import io.jenkins.plugins.monitoringimages.plugin.form.ScrapeJobForm;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The form in a real Jenkins: what is saved is what was filled in. */
@WithJenkins
class FormJenkinsTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void keepsEveryFieldOfAFreestyleJob() throws Exception {
        assertThat(xml(savedAgain(Steps.full()))).isEqualTo(xml(Steps.full()));
    }

    @Test
    void keepsTheDefaultsOfAFreestyleJob() throws Exception {
        assertThat(xml(savedAgain(Steps.shortest()))).isEqualTo(xml(Steps.shortest()));
    }

    @Test
    void savesNoDefaultsWithAJob() {
        assertThat(xml(Steps.shortest())).contains("<tags>").doesNotContain("<version>", "<platforms>", "<verify>");
    }

    @Test
    void checksAFieldInTheWordsOfTheEngine() {
        BuildMonitoringImageStep.DescriptorImpl descriptor =
                jenkins.jenkins.getDescriptorByType(BuildMonitoringImageStep.DescriptorImpl.class);

        FormValidation check = descriptor.doCheckTags(null, "good\n\nBAD\nalso:${BUILD_NUMBER}");

        assertThat(check.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(check.getMessage()).startsWith("tags, line 3: &#039;BAD&#039; is not allowed; allowed: an image name");
        assertThat(descriptor.doCheckTags(null, "").kind).as("before anything is typed").isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckTags(null, "good:${BUILD_NUMBER}").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckVersion(null, "${VERSION}", "prometheus").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckLabels(null, "yard").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(descriptor.doCheckFlags(null, "-x").getMessage()).contains("flags, line 1");
        assertThat(descriptor.doCheckExtra(null, "remote_write: []").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckExtra(null, "global: {scrape_interval: 1m}").getMessage()).contains("scrape_interval");
        assertThat(descriptor.doCheckExtra(null, "[1").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(descriptor.doCheckMirror(null, "ftp://x").getMessage()).contains("http or https");
        assertThat(descriptor.doCheckOutput(null, "oci:out\narchive:${JOB_NAME}.tar").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckOutput(null, "").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckOutput(null, "out").getMessage()).contains("allowed: oci:DIR or archive:FILE");
        assertThat(descriptor.doCheckOutput(null, "oci:../out").getMessage()).contains("output, line 1");
        assertThat(descriptor.doCheckInstructions(null, "ENV A=$B").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckInstructions(null, "RUN id\n\nFROM x").getMessage()).contains("instructions, line");
        assertThat(descriptor.doCheckInsecureRegistries(null, "http://x").getMessage()).contains("host:port");
    }

    @Test
    void checksAScrapeJob() {
        ScrapeJobForm.DescriptorImpl descriptor =
                jenkins.jenkins.getDescriptorByType(ScrapeJobForm.DescriptorImpl.class);

        assertThat(descriptor.doCheckTargets(null, "coop:8081").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckTargets(null, "coop:8081\nhttp://coop").getMessage()).contains("targets, line 2");
        assertThat(descriptor.doCheckName(null, "").getMessage()).contains("is missing");
        assertThat(descriptor.doCheckScrapeTimeout(null, "5m").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckScrapeTimeout(null, "soon").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(descriptor.doCheckLabels(null, "__name=x").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(descriptor.doCheckMetricsPath(null, "stats").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void showsThePageOfANewJobWithoutScriptErrors() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new MonitoringImageBuilder(new BuildMonitoringImageStep(List.of())));

        HtmlPage page = jenkins.createWebClient().getPage(job, "configure");

        assertThat(page.getBody().getTextContent()).contains("Scrape jobs", "Release mirror").doesNotContain("[]");
    }

    private BuildMonitoringImageStep savedAgain(BuildMonitoringImageStep step) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new MonitoringImageBuilder(step));
        jenkins.configRoundtrip(job);
        return job.getBuildersList().get(MonitoringImageBuilder.class).getImage();
    }

    private static String xml(BuildMonitoringImageStep step) {
        return Items.XSTREAM2.toXML(step);
    }
}
