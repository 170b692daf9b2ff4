package io.jenkins.plugins.monitoringimages.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.notify.Notification.Commit;
import io.jenkins.plugins.monitoringimages.notify.Notification.FailedStep;
import io.jenkins.plugins.monitoringimages.notify.Notification.RunName;
import io.jenkins.plugins.monitoringimages.notify.Notification;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.testing.Golden;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackMessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> goldenMessages() {
        return Stream.of(
                Arguments.of("started.json", Notifications.started()),
                Arguments.of("failure.json", Notifications.failure()),
                Arguments.of("back-to-normal.json", Notifications.backToNormalWithANewVersion()),
                Arguments.of("success-pushed.json", Notifications.pushed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenMessages")
    void looksLikeTheGoldenMessage(String file, Notification notification) throws IOException {
        JsonNode message = json(notification);

        assertThat(message.toPrettyString()).isEqualTo(golden(file).toPrettyString());
    }

    @Test
    void keepsTheLastLinesOfALongError() throws IOException {
        List<String> lines = IntStream.rangeClosed(1, 1_000).mapToObj(i -> "line " + i).toList();

        String section = text(json(failedWith(lines)), 2);

        assertThat(section).startsWith("*Failed step:* Build\n```\n…\nline ").endsWith("\nline 1000\n```");
    }

    @Test
    void keepsTheEndOfOneLongErrorLine() throws IOException {
        String section = text(json(failedWith(List.of("x".repeat(10_000) + "the end"))), 2);

        assertThat(section).contains("```\n…xxx").endsWith("xthe end\n```");
    }

    @Test
    void doesNotLetAnErrorCloseItsCodeBlock() throws IOException {
        String section = text(json(failedWith(List.of("a ```` b", "```"))), 2);

        assertThat(section.split("```", -1)).hasSize(3);
    }

    @Test
    void keepsTheFirstCommitsAndCountsTheOthers() throws IOException {
        List<Commit> commits = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> new Commit("c" + i, "Geoff", "<Change " + i + "> " + "x".repeat(500)))
                .toList();

        String section = text(json(Notifications.started().withCommits(commits)), 2);

        assertThat(section)
                .contains("`c1` &lt;Change 1&gt; xxx")
                .doesNotContain("Change 11")
                .endsWith("… and 30 more commits");
    }

    @Test
    void countsTheImagesForWhichThereIsNoRoom() throws IOException {
        JsonNode message = json(Notifications.started().withImages(Collections.nCopies(13, Notifications.IMAGE)));

        assertThat(message.path("blocks")).hasSize(15);
        assertThat(text(message, 14)).isEqualTo("… and 1 more image");
    }

    @Test
    void keepsTheRunInTheHeadlineOfALongJobName() throws IOException {
        RunName run = new RunName("j".repeat(500), "", "#12", "");

        JsonNode message = json(Notification.of(NotificationEvent.STARTED, run));

        assertThat(text(message, 0)).endsWith("jjj… #12").hasSizeLessThanOrEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "javascript:alert(1)", "https://ci.example.org/<!channel>", "//ci.example.org/", "ci/job/x",
        "https://user:password@ci.example.org/", "https://ci.example.org/a|b", "https://ci.example.org/a\n<!here>"
    })
    void linksNothingButAWebAddress(String url) throws IOException {
        JsonNode message = json(Notification.of(NotificationEvent.STARTED, new RunName("job", url, "#1", url)));

        assertThat(text(message, 1)).isEqualTo("job #1");
        assertThat(message.path("text").asText()).isEqualTo("Started: job #1");
    }

    @Test
    void escapesTheQueryOfALink() throws IOException {
        RunName run = new RunName("a|b>", "https://ci.example.org/?a=1&b=2", "", "");

        assertThat(text(json(Notification.of(NotificationEvent.STARTED, run)), 1))
                .isEqualTo("<https://ci.example.org/?a=1&amp;b=2|a|b&gt;> (no name)");
    }

    @Test
    void asksSlackNotToLookForNamesAndAddressesInTheText() throws IOException {
        JsonNode message = json(Notifications.failure());

        assertThat(message.findValues("type").stream().filter(type -> type.asText().equals("mrkdwn")))
                .hasSameSizeAs(message.findValues("verbatim"));
        assertThat(message.path("unfurl_links").asBoolean(true)).isFalse();
    }

    @Test
    void hidesASecretThatInvisibleCharactersOrACutWouldHideFromTheMask() throws IOException {
        SecretMask mask = SecretMask.of(List.of("tOpS3cretT0ken"));
        List<String> lines = List.of("a tOp\u001b[1mS3cret\u0000T0ken b", "tOpS3cretT0ken" + "x".repeat(2_590));

        String message = SlackMessage.of(failedWith(lines), mask).toString();

        assertThat(message).contains("****").doesNotContain("S3cret").doesNotContain("T0ken");
    }

    @Test
    void canBeJustAText() throws IOException {
        JsonNode message = JSON.readTree(SlackMessage.plain("A <test>\n").json());

        assertThat(message.path("text").asText()).isEqualTo("A &lt;test&gt;");
        assertThat(text(message, 0)).isEqualTo("A &lt;test&gt;");
    }

    private static Notification failedWith(List<String> lines) {
        return Notifications.started().withFailedStep(new FailedStep("Build", lines));
    }

    private static JsonNode json(Notification notification) throws IOException {
        return JSON.readTree(SlackMessage.of(notification, UnaryOperator.identity()).json());
    }

    private static String text(JsonNode message, int block) {
        return message.path("blocks").path(block).path("text").path("text").asText();
    }

    private static JsonNode golden(String file) throws IOException {
        return JSON.readTree(Golden.text(SlackMessageTest.class, file));
    }
}
