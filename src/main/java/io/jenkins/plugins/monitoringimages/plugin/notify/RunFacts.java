package io.jenkins.plugins.monitoringimages.plugin.notify;

import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.notify.Notification.Commit;
import io.jenkins.plugins.monitoringimages.notify.Notification.FailedStep;
import io.jenkins.plugins.monitoringimages.notify.Notification.Image;
import io.jenkins.plugins.monitoringimages.notify.Notification.Outcome;
import io.jenkins.plugins.monitoringimages.notify.Notification.RunName;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.RunResult;
import io.jenkins.plugins.monitoringimages.notify.RunVerdict;
import io.jenkins.plugins.monitoringimages.plugin.action.FailedBuilds;
import io.jenkins.plugins.monitoringimages.plugin.action.ImageAction;
import io.jenkins.plugins.monitoringimages.plugin.action.StoredBuild;
import io.jenkins.plugins.monitoringimages.plugin.action.StoredImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.scm.RunWithSCM;

/** What a notification says of a run. */
final class RunFacts {

    /** More commits than anybody reads in a message. */
    private static final int MOST_COMMITS = 20;

    private RunFacts() {}

    static RunName name(Run<?, ?> run) {
        String root = JenkinsLocationConfiguration.get().getUrl();
        String jobUrl = root == null ? "" : root + run.getParent().getUrl();
        String runUrl = root == null ? "" : root + run.getUrl();
        return new RunName(run.getParent().getFullDisplayName(), jobUrl, run.getDisplayName(), runUrl);
    }

    static Notification notification(NotificationEvent event, Run<?, ?> run, RunHistory history) {
        RunVerdict current = history.current();
        RunResult previous = RunVerdict.lastBefore(current.number(), history.earlier())
                .map(RunVerdict::result)
                .orElse(null);
        String previousVersion = RunVerdict.lastGoodBefore(current.number(), history.earlier())
                .filter(good -> !good.version().equals(current.version()))
                .map(RunVerdict::version)
                .orElse("");
        Duration duration = Duration.ofMillis(System.currentTimeMillis() - run.getStartTimeInMillis());
        return Notification.of(event, name(run))
                .withOutcome(new Outcome(current.result(), previous, previousVersion, duration))
                .withImages(images(run))
                .withFailedStep(current.result() == RunResult.SUCCESS ? null : failedStep(run))
                .withCommits(commits(run));
    }

    private static List<Image> images(Run<?, ?> run) {
        List<Image> images = new ArrayList<>();
        ImageAction action = run.getAction(ImageAction.class);
        for (StoredBuild build : action == null ? List.<StoredBuild>of() : action.getBuilds()) {
            for (StoredImage image : build.getImages()) {
                images.add(new Image(
                        image.getTags(),
                        image.getPlatform(),
                        build.getComponent() + " " + build.getVersion(),
                        image.getDigest(),
                        image.getId(),
                        image.getBytes()));
            }
        }
        return images;
    }

    /** The image build that failed; null where something else did. Its message begins with the step, if it came so far. */
    private static FailedStep failedStep(Run<?, ?> run) {
        List<String> failures = FailedBuilds.of(run);
        if (failures.isEmpty()) {
            return null;
        }
        String message = failures.get(failures.size() - 1);
        int colon = message.indexOf(": ");
        String beginning = message.split("[ :]", 2)[0];
        boolean startsWithStep =
                colon > 0 && Arrays.stream(BuildStep.values()).anyMatch(step -> step.title().equals(beginning));
        return startsWithStep
                ? new FailedStep(message.substring(0, colon), message.substring(colon + 2).lines().toList())
                : new FailedStep(BuildStep.READ.title(), message.lines().toList());
    }

    private static List<Commit> commits(Run<?, ?> run) {
        List<Commit> commits = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> withScm) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : withScm.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    if (commits.size() < MOST_COMMITS) {
                        commits.add(commit(change));
                    }
                }
            }
        }
        return commits;
    }

    private static Commit commit(ChangeLogSet.Entry change) {
        String id = change.getCommitId() == null ? "" : change.getCommitId();
        return new Commit(id, change.getAuthor().getDisplayName(), change.getMsg());
    }
}
