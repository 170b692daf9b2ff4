package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.build.report.PlatformFailure;
import io.jenkins.plugins.monitoringimages.build.report.StepFailedException;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.input.UsageException;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.notify.Notification.FailedStep;
import io.jenkins.plugins.monitoringimages.notify.Notification.Image;
import io.jenkins.plugins.monitoringimages.notify.Notification.Outcome;
import io.jenkins.plugins.monitoringimages.notify.Notification.RunName;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.NotificationPolicy;
import io.jenkins.plugins.monitoringimages.notify.NotifyException;
import io.jenkins.plugins.monitoringimages.notify.RunResult;
import io.jenkins.plugins.monitoringimages.slack.AllowedHosts;
import io.jenkins.plugins.monitoringimages.slack.DeliveryOptions;
import io.jenkins.plugins.monitoringimages.slack.SlackDestination;
import io.jenkins.plugins.monitoringimages.slack.SlackNotifier;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.NotifyPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Tells Slack what came of a build, where the spec says so. */
final class SlackNotice {

    /** Hosts beside Slack's own that a notification may go to, such as a Mattermost, separated by commas. */
    private static final String HOSTS_VARIABLE = "MONITORING_IMAGE_SLACK_HOSTS";

    @Option(
            names = "--last-result",
            paramLabel = "RESULT",
            description = "How the last build ended (${COMPLETION-CANDIDATES}), so that Slack can be told of a turn.")
    private RunResult lastResult;

    /** A spec that asks for a notification needs its secret before anything is built. */
    void check(BuildSpec plan, CliEnvironment environment) throws UsageException {
        if (plan.notification().isEmpty()) {
            return;
        }
        String variable = plan.notifyPlan().webhookVariable();
        if (secret(plan.notifyPlan(), environment).isEmpty()) {
            throw new UsageException("The spec asks for a notification, but the environment variable " + variable
                    + ", which must hold Slack's webhook or a bot's token, is not set");
        }
        try {
            notifier(plan.notifyPlan(), environment);
        } catch (InvalidValueException e) {
            throw new UsageException("The environment variable " + variable + ": " + e.getMessage());
        }
    }

    /** @return false if a notification could not be delivered and the spec wants that to be an error */
    boolean ended(BuildSpec plan, BuildReport report, CliEnvironment environment) throws InterruptedException {
        RunResult result = report.isComplete() ? RunResult.SUCCESS : RunResult.FAILURE;
        List<Image> images = report.images().stream().map(image -> image(report, image)).toList();
        List<FailedStep> failures = report.failures().stream().map(SlackNotice::failedStep).toList();
        return tell(plan, result, images, failures, Duration.ofMillis(report.millis()), environment);
    }

    /** Tells of a build that gave no report. */
    void failed(BuildSpec plan, BuildException failure, Duration took, CliEnvironment environment)
            throws InterruptedException {
        FailedStep failedStep = failure instanceof StepFailedException step
                ? failedStep(step.asFailure())
                : new FailedStep("Build", failure.getMessage().lines().toList());
        tell(plan, RunResult.FAILURE, List.of(), List.of(failedStep), took, environment);
    }

    private static FailedStep failedStep(PlatformFailure failure) {
        return new FailedStep(failure.step().toString(), failure.message().lines().toList());
    }

    private boolean tell(
            BuildSpec plan,
            RunResult result,
            List<Image> images,
            List<FailedStep> failures,
            Duration took,
            CliEnvironment environment)
            throws InterruptedException {
        if (plan.notification().isEmpty()) {
            return true;
        }
        NotifyPlan notify = plan.notifyPlan();
        Optional<NotificationEvent> event = NotificationPolicy.atEnd(
                notify.settings().events(), result, Optional.ofNullable(lastResult), false);
        if (event.isEmpty()) {
            return true;
        }
        Notification notification = Notification.of(event.get(), name(plan))
                .withOutcome(new Outcome(result, lastResult, "", took))
                .withImages(images)
                .withFailedStep(failures.isEmpty() ? null : failures.get(0))
                .withText(notify.settings().text());
        try {
            notifier(notify, environment).send(notification, "");
            return true;
        } catch (NotifyException | UsageException e) {
            environment.err().println("warning: " + e.getMessage());
            return !notify.settings().failOnError();
        }
    }

    private static SlackNotifier notifier(NotifyPlan notify, CliEnvironment environment) throws UsageException {
        List<String> hosts = Arrays.stream(environment.variables().getOrDefault(HOSTS_VARIABLE, "").split(","))
                .map(String::trim)
                .filter(host -> !host.isEmpty())
                .toList();
        DeliveryOptions options = DeliveryOptions.defaults()
                .withHosts(AllowedHosts.slackAnd(hosts))
                .withHttp(environment.http());
        SlackDestination destination =
                SlackDestination.of(secret(notify, environment), notify.settings().channel());
        return new SlackNotifier(destination, options, UnaryOperator.identity(), Pause.real());
    }

    private static String secret(NotifyPlan notify, CliEnvironment environment) {
        return environment.variables().getOrDefault(notify.webhookVariable(), "").trim();
    }

    private static RunName name(BuildSpec plan) {
        return new RunName(plan.component().title(), "", plan.image().tags().get(0).toString(), "");
    }

    private static Image image(BuildReport report, ImageReport image) {
        return new Image(
                image.tags(),
                image.image().platform().toString(),
                report.version(),
                image.digest(),
                image.image().id(),
                image.image().size());
    }
}
