package io.jenkins.plugins.monitoringimages.plugin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.monitoringimages.testing.SlackServer;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SlackJenkinsTest {

    private JenkinsRule jenkins;
    private SlackServer slack;

    @BeforeEach
    void start(JenkinsRule rule) throws IOException {
        jenkins = rule;
        slack = SlackServer.start();
        SystemCredentialsProvider.getInstance().getCredentials().add(new StringCredentialsImpl(
                CredentialsScope.GLOBAL, "slack", "", Secret.fromString(slack.webhook())));
        SlackConfiguration.get().setCredentialsId("slack");
        SlackConfiguration.get().setAllowedHosts(List.of(slack.host()));
    }

    @AfterEach
    void stop() throws IOException {
        slack.close();
    }

    @Test
    void aFreestyleJobTellsFailureSuccessAndBackToNormal() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.getPublishersList().add(new SlackPublisher(new NotifySlackStep()));

        run(job, Result.FAILURE);
        run(job, Result.FAILURE);
        run(job, Result.SUCCESS);
        run(job, Result.ABORTED);
        run(job, Result.SUCCESS);

        assertThat(told()).containsExactly("Failure", "Failure", "Back to normal", "Success");
    }

    @Test
    void aPipelineTellsTheSame() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "coop");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("RESULT", "SUCCESS")));
        job.setDefinition(new CpsFlowDefinition("""
                pipeline {
                  agent none
                  stages { stage('Image') { steps { script { currentBuild.result = params.RESULT } } } }
                  post { always { notifySlackOfMonitoringImage() } }
                }
                """, true));

        for (String result : List.of("FAILURE", "FAILURE", "SUCCESS", "ABORTED", "SUCCESS")) {
            jenkins.assertBuildStatus(
                    Result.fromString(result),
                    job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("RESULT", result))));
        }

        assertThat(told()).containsExactly("Failure", "Failure", "Back to normal", "Success");
    }

    @Test
    void theStartIsToldAtTheStart() throws Exception {
        NotifySlackStep step = new NotifySlackStep();
        step.setEvents(List.of("started"));
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.getPublishersList().add(new SlackPublisher(step));

        run(job, Result.SUCCESS);

        assertThat(told()).containsExactly("Started");
    }

    @Test
    void aMessageThatCannotBeDeliveredIsAWarning() throws Exception {
        slack.answer(SlackServer.text(404, "no_service"));
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.getPublishersList().add(new SlackPublisher(new NotifySlackStep()));

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Warning: Slack was not told: ", run);
        jenkins.assertLogContains("no_service", run);
        assertSecretIsNotShown(run);
    }

    @Test
    void aMessageThatCannotBeDeliveredFailsTheRunWhereThatIsAskedFor() throws Exception {
        slack.answer(SlackServer.text(404, "no_service"));
        NotifySlackStep step = new NotifySlackStep();
        step.setFailOnError(true);
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.getPublishersList().add(new SlackPublisher(step));

        assertSecretIsNotShown(jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }

    @Test
    void aHostThatNoAdministratorAllowedIsRefused() throws Exception {
        SlackConfiguration.get().setAllowedHosts(List.of());
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.getPublishersList().add(new SlackPublisher(new NotifySlackStep()));

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Slack was not told", run);
        assertThat(slack.requests()).isEmpty();
        assertSecretIsNotShown(run);
    }

    @Test
    void aMissingSecretIsAWarningToo() throws Exception {
        SlackConfiguration.get().setCredentialsId(null);
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.getPublishersList().add(new SlackPublisher(new NotifySlackStep()));

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Slack was not told: No secret for Slack is chosen", run);
    }

    @Test
    void ownWordsHaveTheirVariablesReplacedAndNoPasswordOfTheRun() throws Exception {
        NotifySlackStep step = new NotifySlackStep();
        step.setText("Run ${BUILD_NUMBER} of ${JOB_NAME} with ${KEY}");
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.addProperty(new ParametersDefinitionProperty(
                new PasswordParameterDefinition("KEY", Secret.fromString("hen-house-key"), "")));
        job.getPublishersList().add(new SlackPublisher(step));

        jenkins.buildAndAssertSuccess(job);

        assertThat(slack.messages()).singleElement().satisfies(message -> assertThat(message.toString())
                .contains("Run 1 of coop with ").doesNotContain("hen-house-key"));
    }

    @Test
    void aCredentialThatAPipelineBindsIsInNoMessage() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(new StringCredentialsImpl(
                CredentialsScope.GLOBAL, "hens", "", Secret.fromString("hen-house-key")));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "coop");
        job.setDefinition(new CpsFlowDefinition("""
                withCredentials([string(credentialsId: 'hens', variable: 'KEY')]) {
                  notifySlackOfMonitoringImage(text: 'with ${KEY}')
                }
                """, true));

        jenkins.buildAndAssertSuccess(job);

        assertThat(slack.messages()).singleElement().satisfies(message -> assertThat(message.toString())
                .contains("with ").doesNotContain("hen-house-key"));
    }

    @Test
    void theFormKeepsEverySetting() throws Exception {
        NotifySlackStep step = new NotifySlackStep();
        step.setEvents(List.of("failure", "newVersion"));
        step.setCredentialsId("slack");
        step.setChannel("#coop");
        step.setText("Look at the coop.");
        step.setFailOnError(true);
        step.setStarted(true);

        NotifySlackStep kept = jenkins.configRoundtrip(new SlackPublisher(step)).getNotice();

        jenkins.assertEqualDataBoundBeans(step, kept);
        NotifySlackStep none = new NotifySlackStep();
        none.setEvents(List.of());
        assertThat(jenkins.configRoundtrip(new SlackPublisher(none)).getNotice().getEvents()).isEmpty();
    }

    @Test
    void aTestMessageIsSentWithAStoredCredential() throws Exception {
        assertThat(TestMessage.send(null, "slack", null).kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(slack.messages()).hasSize(1);
        assertThat(TestMessage.send(null, "other", null).getMessage()).contains("no secret text");
    }

    @Test
    void noJobKeepsTheSecret() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("coop");
        job.getPublishersList().add(new SlackPublisher(new NotifySlackStep()));
        job.save();

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(job);

        assertThat(job.getConfigFile().asString()).doesNotContain(slack.webhook());
        assertSecretIsNotShown(run);
    }

    private void run(FreeStyleProject job, Result result) throws Exception {
        job.getBuildersList().clear();
        job.getBuildersList().add(new MockBuilder(result));
        jenkins.buildAndAssertStatus(result, job);
    }

    /** The event of each message, which its fallback text begins with. */
    private List<String> told() {
        return slack.messages().stream()
                .map(message -> message.path("text").asText())
                .map(text -> text.substring(0, text.indexOf(':')))
                .toList();
    }

    private void assertSecretIsNotShown(Run<?, ?> run) throws Exception {
        assertThat(JenkinsRule.getLog(run)).doesNotContain(slack.webhook());
    }
}
