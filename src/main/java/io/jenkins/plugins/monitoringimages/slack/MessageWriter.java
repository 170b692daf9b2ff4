package io.jenkins.plugins.monitoringimages.slack;

import io.jenkins.plugins.monitoringimages.notify.Notification.Commit;
import io.jenkins.plugins.monitoringimages.notify.Notification.FailedStep;
import io.jenkins.plugins.monitoringimages.notify.Notification.Image;
import io.jenkins.plugins.monitoringimages.notify.Notification.Outcome;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lays out a notification: a headline, job and run, the user's own words, what failed, the images, the commits. Each
 * part has a length of its own, so that no part can push another one out, and the whole stays within Slack's limits.
 */
final class MessageWriter {

    private static final int LONGEST_ERROR = 2_600;
    private static final int LONGEST_FALLBACK_TEXT = 1_000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CELL = 300;
    private static final int LONGEST_SUBJECT = 180;
    private static final int LONGEST_AUTHOR = 80;
    private static final int LONGEST_ID = 12;
    private static final int MOST_IMAGES = 12;
    private static final int MOST_TAGS = 5;
    private static final int MOST_COMMITS = 10;

    private final Notification notification;
    private final ForeignText foreign;

    MessageWriter(Notification notification, ForeignText foreign) {
        this.notification = notification;
        this.foreign = foreign;
    }

    SlackMessage write() {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(header());
        blocks.add(summary());
        String text = foreign.lines(notification.text());
        if (!text.isEmpty()) {
            blocks.add(Blocks.section(SlackText.escape(text, Blocks.LONGEST_SECTION)));
        }
        failedStep().ifPresent(step -> blocks.add(failure(step)));
        notification.images().stream().limit(MOST_IMAGES).forEach(image -> blocks.add(image(image)));
        more(notification.images().size() - MOST_IMAGES, "image").ifPresent(rest -> blocks.add(Blocks.section(rest)));
        if (!notification.commits().isEmpty()) {
            blocks.add(commits(notification.commits()));
        }
        return new SlackMessage(fallback(), blocks);
    }

    private String fallback() {
        StringBuilder text = new StringBuilder(headline(LONGEST_TITLE));
        previousResult().ifPresent(text::append);
        failedStep().ifPresent(step -> {
            text.append(". Failed step: ").append(SlackText.escape(foreign.line(step.title()), LONGEST_TITLE));
            String error = foreign.lastLine(String.join("\n", step.lastLines()));
            text.append(error.isEmpty() ? "" : ": " + SlackText.escape(error, LONGEST_CELL));
        });
        String ownWords = foreign.line(notification.text());
        text.append(ownWords.isEmpty() ? "" : ". " + SlackText.escape(ownWords, LONGEST_FALLBACK_TEXT));
        SlackText.webAddress(foreign.line(notification.run().url())).ifPresent(url -> text.append(" ").append(url));
        return text.toString();
    }

    private Map<String, Object> header() {
        return Blocks.header(sign(notification.event()) + " " + headline(Blocks.LONGEST_HEADER - 3));
    }

    /** Event, job and run; a long job name gives way to the run's. */
    private String headline(int longest) {
        String event = notification.event().title() + ": ";
        String run = SlackText.escape(foreign.line(notification.run().name()), 40);
        String job = SlackText.escape(foreign.line(notification.run().jobName()), longest - event.length() - 41);
        return (event + job + " " + run).strip();
    }

    private Map<String, Object> summary() {
        Notification.RunName run = notification.run();
        String links = SlackText.link(foreign.line(run.jobUrl()), foreign.line(run.jobName()), LONGEST_TITLE) + " "
                + SlackText.link(foreign.line(run.url()), foreign.line(run.name()), LONGEST_TITLE);
        Outcome outcome = notification.outcome();
        return outcome == null ? Blocks.section(links) : Blocks.section(links, outcomeFields(outcome));
    }

    private List<Object> outcomeFields(Outcome outcome) {
        List<Object> fields = new ArrayList<>();
        fields.add(Blocks.field("Result", outcome.result().title() + previousResult().orElse("")));
        fields.add(Blocks.field("Duration", shown(outcome.duration())));
        addField(fields, "Release before", foreign.line(outcome.previousVersion()));
        return fields;
    }

    private Map<String, Object> failure(FailedStep step) {
        String title = "*Failed step:* " + SlackText.escape(foreign.line(step.title()), LONGEST_TITLE);
        String error = foreign.lines(String.join("\n", step.lastLines()));
        return Blocks.section(error.isEmpty() ? title : title + "\n" + SlackText.codeBlock(error, LONGEST_ERROR));
    }

    private Map<String, Object> image(Image image) {
        List<Object> fields = new ArrayList<>();
        fields.add(Blocks.field("Image", tags(image.tags())));
        addField(fields, "Platform", foreign.line(image.platform()));
        addField(fields, "Release", foreign.line(image.release()));
        String digest = foreign.line(image.digest());
        String id = foreign.line(image.id());
        if (!digest.isEmpty()) {
            fields.add(Blocks.field("Digest", SlackText.code(digest, LONGEST_CELL)));
        } else if (!id.isEmpty()) {
            fields.add(Blocks.field("Image id", SlackText.code(id, LONGEST_CELL)));
        }
        if (image.size() > 0) {
            fields.add(Blocks.field("Size", String.format(Locale.ROOT, "%.1f MiB", image.size() / 1024.0 / 1024.0)));
        }
        return Blocks.fields(fields);
    }

    private String tags(List<String> tags) {
        List<String> lines = new ArrayList<>();
        tags.stream().limit(MOST_TAGS).forEach(tag -> lines.add(SlackText.code(foreign.line(tag), LONGEST_CELL)));
        more(tags.size() - MOST_TAGS, "tag").ifPresent(lines::add);
        return lines.isEmpty() ? "without a tag" : String.join("\n", lines);
    }

    private Map<String, Object> commits(List<Commit> commits) {
        String lines = commits.stream().limit(MOST_COMMITS).map(this::commit).collect(Collectors.joining("\n"));
        return Blocks.section("*Commits*\n" + lines
                + more(commits.size() - MOST_COMMITS, "commit").map(rest -> "\n" + rest).orElse(""));
    }

    private String commit(Commit commit) {
        String id = foreign.line(commit.id());
        String shortId = id.substring(0, id.offsetByCodePoints(0, Math.min(7, id.codePointCount(0, id.length()))));
        String author = foreign.line(commit.author());
        return "• " + (shortId.isEmpty() ? "" : SlackText.code(shortId, LONGEST_ID) + " ")
                + SlackText.escape(foreign.firstLine(commit.message()), LONGEST_SUBJECT)
                + (author.isEmpty() ? "" : " – " + SlackText.escape(author, LONGEST_AUTHOR));
    }

    private Optional<FailedStep> failedStep() {
        return Optional.ofNullable(notification.failedStep());
    }

    private Optional<String> previousResult() {
        return Optional.ofNullable(notification.outcome())
                .flatMap(Outcome::previousResult)
                .map(previous -> ", before: " + previous.title());
    }

    private static Optional<String> more(int count, String what) {
        return count <= 0
                ? Optional.empty()
                : Optional.of("… and " + count + " more " + what + (count == 1 ? "" : "s"));
    }

    private static void addField(List<Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(Blocks.field(name, SlackText.escape(value, LONGEST_CELL)));
        }
    }

    private static String shown(Duration duration) {
        if (duration.toSeconds() < 1) {
            return "below 1 s";
        }
        return ((duration.toHours() > 0 ? duration.toHours() + " h " : "")
                        + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + " min " : "")
                        + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + " s" : ""))
                .strip();
    }

    private static String sign(NotificationEvent event) {
        return switch (event) {
            case STARTED -> "▶";
            case SUCCESS, BACK_TO_NORMAL -> "✅";
            case NEW_VERSION -> "\uD83C\uDD95";
            case UNSTABLE -> "⚠";
            case FAILURE, STILL_FAILING -> "❌";
            case ABORTED -> "⏹";
        };
    }
}
