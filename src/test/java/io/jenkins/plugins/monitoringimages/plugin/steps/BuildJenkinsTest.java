package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.monitoringimages.docker.engine.TestEngine;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Images built on an agent by a real Jenkins and a real container engine, of releases made on the spot. */
@WithJenkins
class BuildJenkinsTest {

    private static final TestRelease RELEASE = TestRelease.of("prometheus", "2.53.5", "linux/amd64");
    private static final String TAG = "monitoring-images-test/plugin";
    private static final String MARK = UUID.randomUUID().toString();

    private static JenkinsRule jenkins;
    private static Slave agent;
    private static ReleaseServer server;
    private static String arguments;

    @BeforeAll
    static void setUp(JenkinsRule rule) throws Exception {
        String docker = TestEngine.host().address();
        jenkins = rule;
        agent = rule.createOnlineSlave();
        server = ReleaseServer.of(RELEASE);
        arguments = "version: '2.53.5', platforms: ['linux/amd64'], base: 'scratch', smokeTest: 'off', mirror: '"
                + server.mirror() + "', docker: [uri: '" + docker + "'], tags: ['" + TAG + "'], labels: [mark: '" + MARK + "']";
    }

    @AfterEach
    void allowEveryMirror() {
        MonitoringImagesConfiguration.get().setAllowedMirrors(List.of());
    }

    @AfterAll
    static void tearDown() throws Exception {
        if (server == null) {
            // There is no engine, and all tests are skipped.
            return;
        }
        server.close();
        // Those whose tag has moved to a later one have no name.
        for (String id : TestEngine.imagesLabelled(MARK)) {
            TestEngine.remove(id);
        }
    }

    @Test
    void freestyleJobBuildsOnItsAgentWithVariablesReplaced() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        BuildMonitoringImageStep step = step(TAG + ":${BUILD_NUMBER}");
        step.setLabels(List.of("mark=" + MARK, "job=$JOB_NAME"));
        job.getBuildersList().add(new MonitoringImageBuilder(step));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(build.getAction(ImageAction.class).getBuilds()).singleElement().satisfies(stored -> {
            assertThat(stored.getTags()).containsExactly(TAG + ":1");
            assertThat(stored.getVersion()).isEqualTo("2.53.5");
        });
        assertThat(agent.getRootPath().child("caches/monitoring-images").exists()).isTrue();
        jenkins.assertLogContains("[monitoring-image] Build linux/amd64 done in", build);
    }

    @Test
    void pipelineGetsTheImageInTheSandbox() throws Exception {
        WorkflowRun run = run("""
                node('%s') {
                  def image = buildMonitoringImage(%s,
                      scrapeJobs: [scrapeJob(name: 'coop', targets: ['coop:8081'])])
                  sleep 1
                  echo "id=${image.id} tags=${image.tags} platform=${image.platform} version=${image.version}"
                  echo "sha256=${image.sha256} digest='${image.digest}' sized=${image.size > 0} all=${image.images.size()}"
                  echo "config=${image.config.contains('coop:8081')} ${image.dockerfile.contains('mark')} $image"
                  echo "variables=${env.MONITORING_IMAGE_ID == image.id} ${env.MONITORING_IMAGE_TAGS}"
                }""");

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("id=sha256:", run);
        jenkins.assertLogContains("tags=[" + TAG + ":latest] platform=linux/amd64 version=2.53.5", run);
        jenkins.assertLogContains("sha256=" + RELEASE.sha256() + " digest='' sized=true all=1", run);
        jenkins.assertLogContains("config=true true " + TAG + ":latest", run);
        jenkins.assertLogContains("variables=true " + TAG + ":latest", run);
    }

    @Test
    void declarativePipelineWrapsTheStep() throws Exception {
        WorkflowRun run = run("""
                pipeline {
                  agent { label '%s' }
                  options { timeout(time: 1, unit: 'HOURS') }
                  stages { stage('Image') { steps {
                    withEnv(['YARD=back']) { retry(2) {
                      buildMonitoringImage(%s, externalLabels: [site: "${YARD}"],
                          scrapeJobs: [scrapeJob(name: 'coop', targets: ['coop:8081'], labels: [yard: 'back'])])
                    } }
                  } } }
                }""");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(run.getAction(ImageAction.class).getBuilds()).hasSize(1);
    }

    @Test
    void buildsSideBySideOnOneAgent() throws Exception {
        WorkflowRun run = run("""
                def branch = { node('%1$s') { buildMonitoringImage(%2$s) } }
                parallel a: branch, b: { node { buildMonitoringImage(%2$s) } }""");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(run.getAction(ImageAction.class).getBuilds()).hasSize(2);
    }

    @Test
    void abortingEndsADownload() throws Exception {
        TestRelease other = TestRelease.of("prometheus", "2.53.4", "linux/amd64");
        server.publish(other).failAlways(ReleaseServer.path(other), Fault.stallAfter(10));
        WorkflowRun run = job("node('%s') { buildMonitoringImage(%s) }", arguments.replace("2.53.5", "2.53.4"))
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("Fetch linux/amd64", run);

        run.doStop();

        jenkins.waitForCompletion(run);
        assertThat(run.getResult()).isEqualTo(Result.ABORTED);
        assertThat(run.getAction(ImageAction.class)).isNull();
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void tellsAllProblemsBeforeAnythingIsFetched() throws Exception {
        int requests = server.requests().size();

        WorkflowRun run = run("node('%s') { buildMonitoringImage(%s, flags: ['-x'], ruleFiles: ['../../secret']) }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("image.flags[0]: '-x' is not allowed", run);
        jenkins.assertLogContains("config.ruleFiles[0]: '../../secret' is not allowed", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void refusesAFileOutsideOfTheWorkspace() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(agent);
        FilePath workspace = agent.getWorkspaceFor(job);
        workspace.mkdirs();
        agent.getRootPath().child("secret").write("groups: []", "UTF-8");
        workspace.child("rules.yml").symlinkTo(agent.getRootPath().child("secret").getRemote(), null);
        BuildMonitoringImageStep step = step(TAG);
        step.setRuleFiles(List.of("rules.yml"));
        job.getBuildersList().add(new MonitoringImageBuilder(step));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("rules.yml leads out of", build);
    }

    @Test
    void refusesAMirrorThatAdministratorsDoNotAllow() throws Exception {
        MonitoringImagesConfiguration.get().setAllowedMirrors(List.of("https://mirror.example.org"));

        WorkflowRun run = run("node('%s') { buildMonitoringImage(%s) }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("release.mirror: '" + server.mirror() + "' is not allowed", run);
    }

    private static BuildMonitoringImageStep step(String tag) {
        BuildMonitoringImageStep step = new BuildMonitoringImageStep(List.of(tag));
        step.setVersion("2.53.5");
        step.setPlatforms(List.of("linux/amd64"));
        step.setBase("scratch");
        step.setSmokeTest("off");
        step.setMirror(server.mirror());
        step.setDocker(new DockerServerEndpoint(TestEngine.host().address(), null));
        return step;
    }

    private static WorkflowRun run(String script) throws Exception {
        return jenkins.waitForCompletion(job(script, arguments).scheduleBuild2(0).waitForStart());
    }

    private static WorkflowJob job(String script, String stepArguments) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script.formatted(agent.getNodeName(), stepArguments), true));
        return job;
    }
}
