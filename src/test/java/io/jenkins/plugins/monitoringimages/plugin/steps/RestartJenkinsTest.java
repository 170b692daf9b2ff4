package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.monitoringimages.docker.engine.TestEngine;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that goes down while an image is built. */
class RestartJenkinsTest {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void endsTheStepWithAMessage() throws Throwable {
        TestRelease release = TestRelease.of("prometheus", "2.53.5", "linux/amd64");
        String docker = TestEngine.host().address();
        try (ReleaseServer server = ReleaseServer.of(release)) {
            server.failAlways(ReleaseServer.path(release), Fault.stallAfter(10));
            sessions.then(jenkins -> {
                WorkflowJob job = jenkins.createProject(WorkflowJob.class, "coop");
                job.setDefinition(new CpsFlowDefinition(
                        "node { buildMonitoringImage(version: '2.53.5', platforms: ['linux/amd64'], base: 'scratch',"
                                + " mirror: '" + server.mirror() + "', docker: [uri: '" + docker + "'],"
                                + " tags: ['monitoring-images-test/restart']) }",
                        true));
                jenkins.waitForMessage("Fetch linux/amd64", job.scheduleBuild2(0).waitForStart());
            });
            sessions.then(jenkins -> {
                WorkflowRun run = jenkins.jenkins.getItemByFullName("coop", WorkflowJob.class).getBuildByNumber(1);
                jenkins.waitForCompletion(run);
                assertThat(run.getResult()).isEqualTo(Result.FAILURE);
                jenkins.assertLogContains("cannot be resumed after a controller restart", run);
            });
        }
    }
}
