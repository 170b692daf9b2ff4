package io.jenkins.plugins.monitoringimages.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.notify.Delivery;
import io.jenkins.plugins.monitoringimages.notify.NotifyException;
import io.jenkins.plugins.monitoringimages.testing.SlackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackNotifierTest {

    private static final String TOKEN = "xoxb-0123456789-abcdefTOKEN";

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage() + Arrays.toString(entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private SlackServer slack;

    @BeforeEach
    void start() throws IOException {
        Logger.getLogger("").addHandler(handler);
        slack = SlackServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        slack.close();
        Logger.getLogger("").removeHandler(handler);
    }

    @Test
    void repliesToTheStartAndShowsAFailureInTheChannelToo() throws Exception {
        SlackNotifier notifier = notifier(bot());

        Delivery start = notifier.send(Notifications.started(), "");
        notifier.send(Notifications.failure(), start.thread());
        notifier.send(Notifications.pushed(), start.thread());

        List<JsonNode> messages = slack.messages();
        assertThat(messages.get(0).has("thread_ts")).isFalse();
        assertThat(messages.get(1).path("thread_ts").asText()).isEqualTo(start.thread());
        assertThat(messages.get(1).path("reply_broadcast").asBoolean()).isTrue();
        assertThat(messages.get(2).path("reply_broadcast").asBoolean(true)).isFalse();
    }

    @Test
    void sendsEachNotificationOnItsOwnToAWebhook() throws Exception {
        SlackNotifier notifier = notifier(SlackDestination.webhook(slack.webhook()));

        Delivery start = notifier.send(Notifications.started(), "");
        notifier.send(Notifications.failure(), start.thread());

        assertThat(slack.messages()).hasSize(2).noneMatch(message -> message.has("thread_ts"));
    }

    @Test
    void putsNeitherTheRunsNorItsOwnSecretsIntoAMessage() throws Exception {
        notifier(bot()).send(Notifications.started().withText(TOKEN + " build-s3cret"), "");

        assertThat(slack.messages().get(0).toString()).contains("**** ****").doesNotContain(TOKEN, "s3cret");
    }

    @Test
    void sendsATest() throws Exception {
        notifier(bot()).sendTest("Monitoring images can tell this channel.");

        assertThat(slack.messages().get(0).path("text").asText())
                .isEqualTo("Monitoring images can tell this channel.");
    }

    @Test
    void tellsItsSecretInNeitherExceptionNorLog() {
        slack.answer(SlackServer.reset()).answer(SlackServer.reset()).answer(SlackServer.notOk("invalid_auth"));
        SlackNotifier notifier = notifier(bot());

        NotifyException failure =
                catchThrowableOfType(NotifyException.class, () -> notifier.send(Notifications.failure(), ""));

        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("invalid_auth").doesNotContain(TOKEN);
        assertThat(notifier.toString()).doesNotContain(TOKEN);
        assertThat(String.join("\n", logged)).doesNotContain(TOKEN);
    }

    private SlackDestination bot() {
        return SlackDestination.bot(TOKEN, "#builds", slack.api());
    }

    private SlackNotifier notifier(SlackDestination destination) {
        return new SlackNotifier(
                destination,
                DeliveryOptions.defaults().withHosts(AllowedHosts.slackAnd(List.of(slack.host()))),
                SecretMask.of(List.of("build-s3cret")),
                time -> {});
    }
}
