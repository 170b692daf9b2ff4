package io.jenkins.plugins.monitoringimages.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.notify.Notification.Commit;
import io.jenkins.plugins.monitoringimages.notify.Notification.FailedStep;
import io.jenkins.plugins.monitoringimages.notify.Notification.Image;
import io.jenkins.plugins.monitoringimages.notify.Notification.Outcome;
import io.jenkins.plugins.monitoringimages.notify.Notification.RunName;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Slack's limits and rules hold whatever the texts are. */
class SlackMessageLimitsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String URL = "https://ci.example.org/job/x/";
    private static final Pattern OWN_LINK = Pattern.compile("<" + URL + "\\|[^<>]*>");
    private static final String SECRET = "s3cr&t<value>";

    @Property(tries = 300)
    void anyTextBecomesAMessageThatSlackTakes(
            @ForAll("texts") String job,
            @ForAll("texts") String text,
            @ForAll("texts") String error,
            @ForAll("texts") String commit,
            @ForAll("counts") int count)
            throws IOException {
        JsonNode message = message(notification(job, text, error, commit, count), UnaryOperator.identity());

        assertThat(message.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(4_000);
        assertThat(message.path("blocks").size()).isBetween(2, 50);
        message.path("blocks").forEach(SlackMessageLimitsTest::assertBlock);
        message.findValuesAsText("text").forEach(SlackMessageLimitsTest::assertEscaped);
    }

    @Property(tries = 200)
    void noSecretGetsThrough(@ForAll("texts") String before, @ForAll("texts") String after) throws IOException {
        String text = before + SECRET + after;

        JsonNode message = message(notification(text, text, text, text, 2), SecretMask.of(List.of(SECRET)));

        assertThat(message.toString()).doesNotContain("s3cr&amp;t").doesNotContain("s3cr&t");
    }

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<!channel>", "<@U123>", "<", ">", "&", "&lt;", "|", "`", "```", "*", "\n", "\r\n", "\u001b[31m",
                "\u0000", "\uD83D", "\uDE00", "\uD83D\uDE00", "\u202E",
                "\u2028", "x", " ", "\"", "\\", "http://evil.example/",
                "some words ");
        Arbitrary<String> composed = pieces.list().ofMaxSize(60).map(list -> String.join("", list));
        Arbitrary<String> huge = pieces.map(piece -> piece.repeat(9_000 / piece.length()));
        return Arbitraries.frequencyOf(
                Tuple.of(4, composed),
                Tuple.of(1, huge),
                Tuple.of(2, Arbitraries.strings().all().ofMaxLength(400)));
    }

    @Provide
    static Arbitrary<Integer> counts() {
        return Arbitraries.of(0, 1, 5, 12, 60);
    }

    private static Notification notification(String job, String text, String error, String commit, int count) {
        Image image = new Image(Collections.nCopies(count, text), job, error, commit, text, count);
        return Notification.of(NotificationEvent.STILL_FAILING, new RunName(job, URL, text, URL))
                .withOutcome(new Outcome(RunResult.FAILURE, RunResult.FAILURE, error, Duration.ofSeconds(count)))
                .withImages(Collections.nCopies(count, image))
                .withFailedStep(new FailedStep(text, Collections.nCopies(Math.max(1, count), error)))
                .withCommits(Collections.nCopies(count, new Commit(job, text, commit)))
                .withText(text);
    }

    private static JsonNode message(Notification notification, UnaryOperator<String> mask) throws IOException {
        byte[] json = SlackMessage.of(notification, mask).json();
        assertThat(new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)).isEqualTo(json);
        return JSON.readTree(json);
    }

    private static void assertBlock(JsonNode block) {
        int longest = block.path("type").asText().equals("header") ? 150 : 3_000;
        if (block.has("text")) {
            assertThat(block.path("text").path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(longest);
        }
        assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
        assertThat(StreamSupport.stream(block.path("fields").spliterator(), false))
                .allSatisfy(field -> assertThat(field.path("text").asText()).hasSizeLessThanOrEqualTo(2_000));
    }

    /** Without the links of job and run there is no bracket left, and no ampersand that begins no entity. */
    private static void assertEscaped(String text) {
        assertThat(OWN_LINK.matcher(text).replaceAll("")).doesNotContainPattern("[<>]|&(?!amp;|lt;|gt;)");
    }
}
