package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Slave;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Images built on an agent that has no container engine. */
@WithJenkins
class NoEngineJenkinsTest {

    @Test
    void anAgentMakesALayoutAndAnArchiveAndTellsAllOfItBeforeTheStepEnds(JenkinsRule jenkins) throws Exception {
        Slave agent = jenkins.createOnlineSlave();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        try (ReleaseServer server = ReleaseServer.of(TestRelease.of("prometheus", "2.53.5", "linux/amd64"))) {
            job.setDefinition(new CpsFlowDefinition("""
                    node('%s') {
                      def image = buildMonitoringImage(version: '2.53.5', platforms: ['linux/amd64'], base: 'scratch',
                          smokeTest: 'off', mirror: '%s', tags: ['shop/prometheus'],
                          output: ['oci:out', 'archive:image.tar'])
                      echo "same=${image.digest == env.MONITORING_IMAGE_DIGEST} tags=${image.tags}"
                      echo "layout=${readFile('out/index.json').contains(image.digest)} ${fileExists('image.tar')}"
                    }""".formatted(agent.getNodeName(), server.mirror()), true));

            WorkflowRun run = jenkins.buildAndAssertSuccess(job);

            jenkins.assertLogContains("same=true tags=[shop/prometheus:latest]", run);
            jenkins.assertLogContains("layout=true true", run);
            String log = JenkinsRule.getLog(run);
            assertThat(log.indexOf("Tag linux/amd64 done")).isPositive().isLessThan(log.indexOf("same=true"));
            assertThat(run.getAction(ImageAction.class).getBuilds()).hasSize(1);
        }
    }
}
