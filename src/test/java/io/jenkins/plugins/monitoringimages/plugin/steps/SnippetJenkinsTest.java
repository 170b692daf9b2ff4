package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Items;
import java.net.URL;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Snippet Generator writes for a step, and that it reads back as the same step. */
@WithJenkins
class SnippetJenkinsTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void writesNothingButTheTagsOfTheShortestStep() {
        assertThat(Snippetizer.object2Groovy(Steps.shortest())).isEqualTo("buildMonitoringImage(['geoff-prometheus'])");
    }

    @Test
    void writesScrapeJobsAndMaps() {
        assertThat(Snippetizer.object2Groovy(Steps.full()))
                .contains("scrapeJobs: [scrapeJob(name: 'prometheus', targets: ['localhost:9090'])")
                .contains("labels: [owner: 'geoff']")
                .contains("externalLabels: [site: 'backyard']")
                .contains("docker: [uri: 'tcp://docker.example.org:2376']")
                .contains("output: ['docker', 'registry', 'oci:out/image', 'archive:out/${BUILD_NUMBER}.tar']")
                .contains("files: [copiedFiles(from: 'web.yml', to: '/etc/prometheus/web.yml')]")
                .contains("verify: false");
    }

    @Test
    void readsBackTheArgumentsThatItWrites() {
        DescribableModel<BuildMonitoringImageStep> model = new DescribableModel<>(BuildMonitoringImageStep.class);
        Map<String, ?> arguments = model.uninstantiate2(Steps.full()).toMap();

        assertThat(Items.XSTREAM2.toXML(model.instantiate(arguments, null)))
                .isEqualTo(Items.XSTREAM2.toXML(Steps.full()));
    }

    @Test
    void writesWhatTheFormOfTheSnippetGeneratorSends() throws Exception {
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), Snippetizer.ACTION_URL + "/generateSnippet"), HttpMethod.POST);
        JSONObject form = new JSONObject();
        form.put("stapler-class", BuildMonitoringImageStep.class.getName());
        form.put("tags", "one\ntwo");
        form.put("labels", "yard=back");
        request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.addCrumb(request);

            assertThat(client.getPage(request).getWebResponse().getContentAsString().trim())
                    .isEqualTo("buildMonitoringImage labels: [yard: 'back'], tags: ['one', 'two']");
        }
    }

    @Test
    void takesOneTextForAListOfOne() {
        BuildMonitoringImageStep step = new DescribableModel<>(BuildMonitoringImageStep.class)
                .instantiate(Map.of("tags", "a", "output", "registry"), null);

        assertThat(step.getTags()).containsExactly("a");
        assertThat(step.getOutput()).containsExactly("registry");
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
