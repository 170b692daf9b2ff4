package io.jenkins.plugins.monitoringimages.plugin.task;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.action.StoredBuild;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pipelines whose images go into OCI layouts, which need no container engine: their specs, arguments, logs and failures. */
@WithJenkins
class SpecFileJenkinsTest {

    private static final String SPEC = """
            version: 2.53.4
            platforms: [linux/amd64]
            smokeTest: off
            release: {mirror: "%s"}
            config:
              scrapeInterval: 20s
              scrapeJobs: [{name: coop, targets: ["coop:8081"]}]
            image: {tags: [shop/prometheus], base: scratch, output: ["oci:image"]}
            """;

    private static JenkinsRule jenkins;
    private static Slave agent;
    private static ReleaseServer server;

    @BeforeAll
    static void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = rule.createOnlineSlave();
        server = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/amd64"));
    }

    @AfterAll
    static void tearDown() {
        server.close();
    }

    @Test
    void aSpecOfTheWorkspaceIsTheBuildAndArgumentsStandBeforeIt() throws Exception {
        WorkflowRun run = run("""
                writeFile file: 'yard/coop.yml', text: '''%s'''
                def image = buildMonitoringImage spec: 'yard/coop.yml', set: ['config.scrapeInterval': '30s'], version: '2.53.5'
                echo "tags=${image.tags} version=${image.version} layout=${fileExists('yard/image/index.json')}"
                echo "config=${image.config.contains('coop:8081')} ${image.config.contains('scrape_interval: 30s')}"
                """.formatted(SPEC.formatted(server.mirror())));

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("tags=[shop/prometheus:latest] version=2.53.5 layout=true", run);
        jenkins.assertLogContains("config=true true", run);
    }

    @Test
    void allLinesOfABuildAreInTheLogBeforeTheStepEnds() throws Exception {
        String step = "buildMonitoringImage(tags: ['shop/prometheus'], version: '2.53.5', platforms: ['linux/amd64'], base: 'scratch', "
                + "smokeTest: 'off', output: ['oci:image'], mirror: '" + server.mirror() + "'); echo 'after the step'\n";

        WorkflowRun run = run(step.repeat(5));

        jenkins.assertBuildStatusSuccess(run);
        List<String> parts = List.of(JenkinsRule.getLog(run).split("after the step\n"));
        List<String> own = parts.stream().limit(5).map(SpecFileJenkinsTest::withoutTimes).toList();
        assertThat(own.get(0)).contains("Resolve done", "Fetch linux/amd64 done", "Tag linux/amd64 done");
        // The first one downloads; those after it are the same line by line.
        assertThat(own.subList(2, 5)).containsOnly(own.get(1));
        assertThat(own.get(1).lines().filter(line -> line.endsWith(" ...")).count())
                .isEqualTo(own.get(1).lines().filter(line -> line.contains(" done in")).count());
        assertThat(parts.get(5)).doesNotContain("[monitoring-image]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            versoin: '2.53.5'                        | versoin: is no argument; did you mean 'version'?
            sha265: 'ab'                             | sha265: is no argument; did you mean 'sha256'?
            nothingLikeIt: 1                         | nothingLikeIt: is no argument; allowed: 
            scrapeInterval: 15                       | scrapeInterval: is 15, a number; allowed: a text in quotes
            verify: 'no'                             | verify: is a text; allowed: true or false
            scrapeJobs: 'coop'                       | scrapeJobs: is a text; allowed: a list
            scrapeJobs: [scrapeJob(name: 'a', targets: 'a:1', schemme: 'http')] | scrapeJobs[0].schemme: is no argument; did you mean 'scheme'?
            """)
    void anArgumentThatIsMisspeltOrOfAnotherKindIsAnErrorOfOneSentence(String argument, String sentence) throws Exception {
        int requests = server.requests().size();

        WorkflowRun run = run("buildMonitoringImage(tags: 'shop/prometheus', " + argument + ")");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(sentence.strip(), run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void whatFailsBeforeThereIsAReportIsOnThePageOfTheRun() throws Exception {
        WorkflowRun spec = run("buildMonitoringImage(tags: 'shop/prometheus', flags: '-x')");
        WorkflowRun file = run("buildMonitoringImage(spec: 'there-is-none.yml')");

        assertThat(failure(spec)).startsWith("image.flags[0]: '-x' is not allowed");
        assertThat(failure(file)).startsWith("spec: There is no file there-is-none.yml in ");
        assertThat(spec.getAction(ImageAction.class).getBuilds().get(0).getTitle()).isEqualTo("Prometheus");
        assertThat(jenkins.createWebClient().getPage(spec, "monitoring-images").asNormalizedText())
                .contains("image.flags[0]: '-x' is not allowed");
    }

    @Test
    void theLossOfAnAgentIsOneLineThatNamesTheStep() throws Exception {
        TestRelease slow = TestRelease.of("prometheus", "2.53.2", "linux/amd64");
        server.publish(slow).failAlways(ReleaseServer.path(slow), Fault.stallAfter(10));
        DumbSlave lost = jenkins.createOnlineSlave();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('" + lost.getNodeName() + "') { buildMonitoringImage(tags: 'shop/prometheus', "
                + "version: '2.53.2', platforms: 'linux/amd64', base: 'scratch', output: 'oci:image', mirror: '" + server.mirror()
                + "') }", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Fetch linux/amd64 ...", run);

        jenkins.disconnectSlave(lost);

        jenkins.waitForCompletion(run);
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("The agent " + lost.getNodeName() + " went offline during Fetch linux/amd64", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    private static String failure(WorkflowRun run) {
        List<StoredBuild> builds = run.getAction(ImageAction.class).getBuilds();
        assertThat(builds).hasSize(1);
        return builds.get(0).getFailures().get(0);
    }

    private static String withoutTimes(String log) {
        return String.join("\n", log.lines()
                .filter(line -> line.startsWith("[monitoring-image]"))
                .map(line -> line.replaceAll(" in \\d+\\.\\d s", " in a while"))
                .toList());
    }

    private static WorkflowRun run(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') {\n" + script + "\n}", true));
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
