package io.jenkins.plugins.monitoringimages.slack;

import io.jenkins.plugins.monitoringimages.notify.Notification.Commit;
import io.jenkins.plugins.monitoringimages.notify.Notification.FailedStep;
import io.jenkins.plugins.monitoringimages.notify.Notification.Image;
import io.jenkins.plugins.monitoringimages.notify.Notification.Outcome;
import io.jenkins.plugins.monitoringimages.notify.Notification.RunName;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.RunResult;
import java.time.Duration;
import java.util.List;

/** The notifications of a backyard's job. */
final class Notifications {

    static final RunName RUN = new RunName(
            "backyard/coop-images",
            "https://ci.example.org/job/backyard/job/coop-images/",
            "#12",
            "https://ci.example.org/job/backyard/job/coop-images/12/");

    static final Image IMAGE = new Image(
            List.of("geoff-prometheus", "registry.example.org/geoff-prometheus:2.53.5"),
            "linux/arm/v7",
            "2.53.5",
            "",
            "sha256:" + "0123456789abcdef".repeat(4),
            108_213_456);

    private Notifications() {}

    static Notification started() {
        return Notification.of(NotificationEvent.STARTED, RUN);
    }

    static Notification failure() {
        return Notification.of(NotificationEvent.FAILURE, RUN)
                .withOutcome(new Outcome(RunResult.FAILURE, RunResult.SUCCESS, "", Duration.ofMillis(125_400)))
                .withFailedStep(new FailedStep("Check", List.of(
                        "\u001b[31mprometheus.yml:12:5: unknown field\u001b[0m 'scrape_intervall' <in> a & b",
                        "1 of 1 configuration is not good")))
                .withCommits(List.of(
                        new Commit("4f2a9c1d7e", "Geoff", "Scrape the coop & the run\n\nEvery 15 seconds."),
                        new Commit("99aa00bb11", "Hen <hen@example.org>", "Tell <!channel> of `eggs`")))
                .withText("See *the run book* for ARM_PI");
    }

    static Notification backToNormalWithANewVersion() {
        return Notification.of(NotificationEvent.BACK_TO_NORMAL, RUN)
                .withOutcome(new Outcome(RunResult.SUCCESS, RunResult.FAILURE, "2.53.4", Duration.ofSeconds(3_723)))
                .withImages(List.of(IMAGE));
    }

    static Notification pushed() {
        return Notification.of(NotificationEvent.SUCCESS, RUN)
                .withOutcome(new Outcome(RunResult.SUCCESS, null, "", Duration.ofMillis(300)))
                .withImages(List.of(
                        new Image(IMAGE.tags(), IMAGE.platform(), "2.53.5", "sha256:" + "f".repeat(64), IMAGE.id(), 0),
                        new Image(List.of(), "linux/amd64", "", "", "", 0)));
    }
}
