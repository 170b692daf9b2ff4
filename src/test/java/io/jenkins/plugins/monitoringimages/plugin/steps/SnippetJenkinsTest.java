package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Items;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Snippet Generator writes for a step, and that it reads back as the same step. */
@WithJenkins
class SnippetJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void writesNothingButTheTagsOfTheShortestStep() throws Exception {
        new SnippetizerTester(jenkins).assertRoundTrip(
                Steps.shortest(), "buildMonitoringImage tags: ['geoff-prometheus']");
    }

    @Test
    void writesScrapeJobsAndMaps() throws Exception {
        assertThat(Snippetizer.object2Groovy(Steps.full()))
                .contains("scrapeJobs: [scrapeJob(name: 'prometheus', targets: ['localhost:9090'])")
                .contains("labels: [owner: 'geoff']")
                .contains("externalLabels: [site: 'backyard']")
                .contains("docker: [uri: 'tcp://docker.example.org:2376']")
                .contains("verify: false");
    }

    @Test
    void readsBackWhatItWrites() throws Exception {
        new SnippetizerTester(jenkins).assertRoundTrip(Steps.full(), Snippetizer.object2Groovy(Steps.full()));
    }

    @Test
    void takesMapsAndListsForLabels() {
        BuildMonitoringImageStep step = new DescribableModel<>(BuildMonitoringImageStep.class).instantiate(
                Map.of("tags", List.of("a"), "labels", Map.of("yard", "back"), "externalLabels", List.of("site=b")), null);

        assertThat(step.getLabels()).containsExactly("yard=back");
        assertThat(step.getExternalLabels()).containsExactly("site=b");
        assertThat(Items.XSTREAM2.toXML(step)).contains("<string>yard=back</string>");
    }

    @Test
    void isOneEntryOfTheSnippetGenerator() {
        long steps = StepDescriptor.all().stream()
                .filter(descriptor -> descriptor.getFunctionName().equals("buildMonitoringImage"))
                .count();

        assertThat(steps).isEqualTo(1);
        assertThat(StepDescriptor.metaStepsOf("buildMonitoringImage")).isEmpty();
    }
}
