package io.jenkins.plugins.monitoringimages.notify;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is told about a run. All texts are plain and unescaped, as they were found; they may come from
 * strangers.
 *
 * @param event what the run is told as
 * @param run which run it is
 * @param outcome how it ended; null while it runs
 * @param images what it made, in the order of the platforms
 * @param failedStep where it failed, or null
 * @param commits what it built for the first time, the latest first
 * @param text the user's own words, variables already expanded; empty for none
 */
public record Notification(
        NotificationEvent event,
        RunName run,
        Outcome outcome,
        List<Image> images,
        FailedStep failedStep,
        List<Commit> commits,
        String text)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public Notification {
        images = List.copyOf(images);
        commits = List.copyOf(commits);
    }

    /** A notification that says no more than which event it is, and of which run. */
    public static Notification of(NotificationEvent event, RunName run) {
        return new Notification(event, run, null, List.of(), null, List.of(), "");
    }

    public Notification withOutcome(Outcome newOutcome) {
        return new Notification(event, run, newOutcome, images, failedStep, commits, text);
    }

    public Notification withImages(List<Image> newImages) {
        return new Notification(event, run, outcome, newImages, failedStep, commits, text);
    }

    public Notification withFailedStep(FailedStep newStep) {
        return new Notification(event, run, outcome, images, newStep, commits, text);
    }

    public Notification withCommits(List<Commit> newCommits) {
        return new Notification(event, run, outcome, images, failedStep, newCommits, text);
    }

    public Notification withText(String newText) {
        return new Notification(event, run, outcome, images, failedStep, commits, newText);
    }

    /**
     * The job and the run, by name and address.
     *
     * @param jobName such as {@code monitoring/coop-images}
     * @param jobUrl http or https; empty for none
     * @param name of the run, such as {@code #12}
     * @param url http or https; empty for none
     */
    public record RunName(String jobName, String jobUrl, String name, String url) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    /**
     * How a run ended.
     *
     * @param result of this run
     * @param previous of the last run with a verdict; null where there is none
     * @param previousVersion the release of the last good run if this one carries another; otherwise empty
     * @param duration of this run
     */
    public record Outcome(RunResult result, RunResult previous, String previousVersion, Duration duration)
            implements Serializable {

        private static final long serialVersionUID = 1L;

        public Optional<RunResult> previousResult() {
            return Optional.ofNullable(previous);
        }
    }

    /**
     * An image that was made.
     *
     * @param tags its names
     * @param platform such as {@code linux/arm/v7}
     * @param release the version that it carries, such as {@code 2.53.5}
     * @param digest under which a registry keeps it, {@code sha256:...}; empty where it was not pushed
     * @param id under which the container engine keeps it, {@code sha256:...}
     * @param size in bytes; 0 or less where it is not known
     */
    public record Image(List<String> tags, String platform, String release, String digest, String id, long size)
            implements Serializable {

        private static final long serialVersionUID = 1L;

        public Image {
            tags = List.copyOf(tags);
        }
    }

    /**
     * The step that failed.
     *
     * @param title of the step
     * @param lastLines the end of what it said; an element may itself have several lines
     */
    public record FailedStep(String title, List<String> lastLines) implements Serializable {

        private static final long serialVersionUID = 1L;

        public FailedStep {
            lastLines = List.copyOf(lastLines);
        }
    }

    /**
     * A commit.
     *
     * @param id as the version control system names it
     * @param author who made it
     * @param message its first line is its subject
     */
    public record Commit(String id, String author, String message) implements Serializable {

        private static final long serialVersionUID = 1L;
    }
}
