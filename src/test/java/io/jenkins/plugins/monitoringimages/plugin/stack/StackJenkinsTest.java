package io.jenkins.plugins.monitoringimages.plugin.stack;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.action.StoredBuild;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.config.RegistryLogin;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Stacks made on an agent by a real Jenkins into OCI layouts, which need no container engine. */
@WithJenkins
class StackJenkinsTest {

    private static final String YARD = """
            name: yard
            platforms: [linux/amd64]
            smokeTest: off
            image: {prefix: shop/, base: scratch, output: ["oci:images"]}
            members:
              prometheus: {version: 2.53.5, release: {mirror: "%s"}}
              alertmanager: {version: %s, release: {mirror: "%s"}}
            """;

    private static JenkinsRule jenkins;
    private static Slave agent;
    private static ReleaseServer server;

    @BeforeAll
    static void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = rule.createOnlineSlave();
        server = ReleaseServer.of(
                TestRelease.of("prometheus", "2.53.5", "linux/amd64"), TestRelease.of("alertmanager", "0.28.1", "linux/amd64"));
    }

    @AfterEach
    void forgetTheSystemConfiguration() {
        MonitoringImagesConfiguration.get().setAllowedMirrors(List.of());
        MonitoringImagesConfiguration.get().setRegistryLogins(List.of());
    }

    @AfterAll
    static void tearDown() {
        server.close();
    }

    @Test
    void aPipelineMakesTheStackOfAFileAndGetsItsImages() throws Exception {
        WorkflowRun run = run("""
                node('%s') {
                  writeFile file: 'yard/yard.yml', text: '''%s'''
                  def stack = buildMonitoringStack spec: 'yard/yard.yml', to: 'out', set: ['members.alertmanager.version': '0.28.1']
                  echo "stack=$stack members=${stack.images.keySet()} files=${stack.files} in=${stack.directory}"
                  echo "tags=${stack.images.prometheus.tags} config=${stack.images.prometheus.config.contains('alertmanager:9093')}"
                  echo "compose=${readFile('out/compose.yaml').contains('shop/prometheus:2.53.5')} layout=${fileExists('yard/images/index.json')}"
                }""".formatted(agent.getNodeName(), yard("0.1.0")));

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("stack=yard members=[prometheus, alertmanager] files=[README.md, compose.yaml] in=out", run);
        jenkins.assertLogContains("tags=[shop/prometheus:2.53.5] config=true", run);
        jenkins.assertLogContains("compose=true layout=true", run);
        jenkins.assertLogContains("[monitoring-image] prometheus: Fetch linux/amd64 done in", run);
        jenkins.assertLogContains("[monitoring-image] alertmanager: Fetch linux/amd64 done in", run);
        assertThat(run.getAction(ImageAction.class).getBuilds())
                .extracting(StoredBuild::getTitle)
                .containsExactly("Prometheus 2.53.5", "Alertmanager 0.28.1");
    }

    @Test
    void aFreestyleJobMakesTheStackOfItsText() throws Exception {
        BuildMonitoringStackStep step = new BuildMonitoringStackStep();
        step.setText(yard("\"${NOT_A_VARIABLE}\""));
        step.setSet(List.of("members.alertmanager.version=0.28.1", "name=yard-${BUILD_NUMBER}"));
        step.setTo("out-${BUILD_NUMBER}");
        FreeStyleProject job = job(step);

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        FilePath workspace = build.getWorkspace();
        assertThat(workspace.child("out-1/compose.yaml").exists()).isTrue();
        assertThat(workspace.child("out-1/README.md").readToString()).contains("yard-1");
    }

    @Test
    void everyMemberThatFailsIsNamedWithItsReasonOnTheConsoleAndThePage() throws Exception {
        WorkflowRun run = run("node('%s') { buildMonitoringStack text: '''%s''' }".formatted(agent.getNodeName(), yard("0.27.0")));

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("alertmanager: ", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(run.getAction(ImageAction.class).getBuilds())
                .filteredOn(build -> build.getTitle().startsWith("Alertmanager"))
                .singleElement()
                .satisfies(build -> assertThat(build.getFailures()).isNotEmpty());
    }

    @Test
    void allProblemsOfASpecAreToldWithTheirLinesBeforeAnythingIsFetched() throws Exception {
        int requests = server.requests().size();

        WorkflowRun run = run("""
                node('%s') { buildMonitoringStack text: '''members:
                  prometheus: {version: 2.53.5, image: {flags: ['-x']}}
                  alertmanager: {verion: 0.28.1}
                ''' }""".formatted(agent.getNodeName()));

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("members.prometheus.image.flags[0] (line 2): '-x' is not allowed", run);
        jenkins.assertLogContains("members.alertmanager.verion (line 3)", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(server.requests()).hasSize(requests);
        assertThat(run.getAction(ImageAction.class).getBuilds())
                .singleElement()
                .satisfies(build -> assertThat(build.getTitle()).isEqualTo("Build monitoring stack"));
    }

    @Test
    void aSpecOrItsTextIsNeededAndNotBoth() throws Exception {
        WorkflowRun none = run("node('%s') { buildMonitoringStack() }".formatted(agent.getNodeName()));
        WorkflowRun both = run("node('%s') { buildMonitoringStack spec: 'a.yml', text: 'b' }".formatted(agent.getNodeName()));

        jenkins.assertLogContains("spec: is missing; allowed: a file of the workspace", jenkins.assertBuildStatus(Result.FAILURE, none));
        jenkins.assertLogContains("text: stands beside spec; allowed: one of both", jenkins.assertBuildStatus(Result.FAILURE, both));
    }

    @Test
    void filesAndDirectoriesOutsideOfTheWorkspaceAreRefused() throws Exception {
        FreeStyleProject job = job(new BuildMonitoringStackStep());
        FilePath workspace = agent.getWorkspaceFor(job);
        workspace.mkdirs();
        agent.getRootPath().child("elsewhere").mkdirs();
        workspace.child("link").symlinkTo(agent.getRootPath().child("elsewhere").getRemote(), null);
        BuildMonitoringStackStep step = job.getBuildersList().get(MonitoringStackBuilder.class).getStack();
        step.setText(yard("0.28.1"));

        step.setTo("link/stack");
        jenkins.assertLogContains("to: link/stack leads out of the workspace", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        step.setTo("../stack");
        jenkins.assertLogContains("to: '../stack' is not allowed", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        step.setText(null);
        step.setSpec("link/yard.yml");
        agent.getRootPath().child("elsewhere/yard.yml").write(yard("0.28.1"), "UTF-8");
        jenkins.assertLogContains("spec: link/yard.yml leads out of", jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }

    @Test
    void theAdministratorsMirrorsAreForMembersToo() throws Exception {
        MonitoringImagesConfiguration.get().setAllowedMirrors(List.of("https://mirror.example.org"));

        WorkflowRun run = run("node('%s') { buildMonitoringStack text: '''%s''' }".formatted(agent.getNodeName(), yard("0.28.1")));

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("members.prometheus.release.mirror: '" + server.mirror(), run);
    }

    @Test
    void theLoginsOfTheSystemAreLookedUpForTheRegistriesOfAllMembers() throws Exception {
        MonitoringImagesConfiguration.get()
                .setRegistryLogins(List.of(new RegistryLogin("registry.example.org", "nobody")));
        String pushed = yard("0.28.1").replace("oci:images", "registry").replace("shop/", "registry.example.org/shop/");

        WorkflowRun run = run("node('%s') { buildMonitoringStack text: '''%s''' }".formatted(agent.getNodeName(), pushed));

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(
                "registryLogins of the system configuration: there are no registry credentials 'nobody'", run);
    }

    @Test
    void theFormKeepsWhatItWasGiven() throws Exception {
        BuildMonitoringStackStep step = new BuildMonitoringStackStep();
        step.setText("name: yard\nmembers: {}");
        step.setTo("out");
        step.setSet(List.of("name=other", "platforms=[linux/arm64]"));
        FreeStyleProject job = job(step);

        jenkins.configRoundtrip(job);

        BuildMonitoringStackStep kept = job.getBuildersList().get(MonitoringStackBuilder.class).getStack();
        jenkins.assertEqualDataBoundBeans(step, kept);
    }

    private static String yard(String alertmanager) {
        return YARD.formatted(server.mirror(), alertmanager, server.mirror("alertmanager"));
    }

    private static FreeStyleProject job(BuildMonitoringStackStep step) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        job.getBuildersList().add(new MonitoringStackBuilder(step));
        return job;
    }

    private static WorkflowRun run(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
