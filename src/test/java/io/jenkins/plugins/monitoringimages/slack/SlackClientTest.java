package io.jenkins.plugins.monitoringimages.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.http.HttpProxy;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.notify.Delivery;
import io.jenkins.plugins.monitoringimages.notify.NotifyException;
import io.jenkins.plugins.monitoringimages.testing.SlackServer;
import io.jenkins.plugins.monitoringimages.testing.Words;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackClientTest {

    private static final String TOKEN = "xoxb-0123456789-abcdefTOKEN";
    private static final SlackMessage MESSAGE = SlackMessage.plain("Hello");

    private final List<Duration> pauses = new ArrayList<>();
    private SlackServer slack;

    @BeforeEach
    void start() throws IOException {
        slack = SlackServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        slack.close();
    }

    @Test
    void postsToAWebhook() throws Exception {
        Delivery delivery = webhook().post(MESSAGE, "", false);

        assertThat(delivery.thread()).isEmpty();
        assertThat(slack.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).startsWith("POST /services/");
            assertThat(request.headers()).containsEntry("content-type", "application/json; charset=utf-8");
            assertThat(request.headers()).doesNotContainKey("authorization");
            assertThat(request.json().path("text").asText()).isEqualTo("Hello");
            assertThat(request.json().has("channel")).isFalse();
        });
    }

    @Test
    void postsAsABotToItsChannel() throws Exception {
        bot().post(MESSAGE, "", true);

        assertThat(slack.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).startsWith("POST /api/chat.postMessage ");
            assertThat(request.headers()).containsEntry("authorization", "Bearer " + TOKEN);
            assertThat(request.json().path("channel").asText()).isEqualTo("#builds");
            assertThat(request.json().has("thread_ts")).isFalse();
        });
    }

    @Test
    void repliesInTheThreadOfTheFirstMessage() throws Exception {
        SlackClient bot = bot();

        Delivery first = bot.post(MESSAGE, "", false);
        Delivery second = bot.post(MESSAGE, first.thread(), true);
        bot.post(MESSAGE, second.thread(), false);

        List<JsonNode> messages = slack.messages();
        assertThat(first.thread()).isNotEmpty();
        assertThat(second).isEqualTo(first);
        assertThat(messages.get(1).path("thread_ts").asText()).isEqualTo(first.thread());
        assertThat(messages.get(1).path("reply_broadcast").asBoolean()).isTrue();
        assertThat(messages.get(2).path("thread_ts").asText()).isEqualTo(first.thread());
        assertThat(messages.get(2).path("reply_broadcast").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        404 | channel_not_found     | check its name
        403 | action_prohibited     | ask its administrators
        404 | no_service            | make a new one
        400 | invalid_payload       | please report it
        410 | channel_is_archived   | choose another one
        400 | no_text               | please report it
        403 | invalid_token         | make a new one
        400 | something_new         | See the errors at https://docs.slack.dev
        """)
    void saysWhatAWebhookSaidAndWhatToDo(int status, String code, String advice) {
        slack.answer(SlackServer.text(status, code));

        assertThatThrownBy(() -> webhook().post(MESSAGE, "", false))
                .isInstanceOf(NotifyException.class)
                .hasMessageStartingWith("Slack did not take the message for the webhook at 127.0.0.1: " + code
                        + " (HTTP " + status + "). ")
                .hasMessageContaining(advice);
        assertThat(slack.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        channel_not_found | invite the bot
        invalid_auth      | store the bot token
        not_in_channel    | /invite
        account_inactive  | install the app again
        is_archived       | unarchive it
        msg_too_long      | please report it
        no_text           | please report it
        missing_scope     | chat:write
        restricted_action | ask its administrators
        surprising_error  | See the errors at https://docs.slack.dev
        """)
    void doesNotTakeStatus200ForSuccessWhereSlackSaysNo(String code, String advice) {
        slack.answer(SlackServer.notOk(code));

        assertThatThrownBy(() -> bot().post(MESSAGE, "", false))
                .isInstanceOf(NotifyException.class)
                .hasMessageStartingWith("Slack did not take the message for channel #builds: " + code + " (HTTP 200). ")
                .hasMessageContaining(advice);
        assertThat(slack.requests()).hasSize(1);
    }

    @Test
    void namesTheScopeThatIsMissing() {
        slack.answer(SlackServer.json(200, "{\"ok\":false,\"error\":\"missing_scope\","
                + "\"needed\":\"chat:write.public\"}"));

        assertThatThrownBy(() -> bot().post(MESSAGE, "", false))
                .hasMessageContaining("missing_scope (HTTP 200), needed: 'chat:write.public'. ");
    }

    @Test
    void namesWhatIsWrongWithTheBlocks() {
        slack.answer(SlackServer.json(200, "{\"ok\":false,\"error\":\"invalid_blocks\",\"response_metadata\":"
                + "{\"messages\":[\"[ERROR] must be less than 3001 characters [json-pointer:/blocks/0]\"]}}"));

        assertThatThrownBy(() -> bot().post(MESSAGE, "", false)).hasMessageContaining("less than 3001 characters");
    }

    @Test
    void waitsAsLongAsSlackAsks() throws Exception {
        slack.answer(SlackServer.tooMany(30)).answer(SlackServer.tooMany(7));

        webhook().post(MESSAGE, "", false);

        assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(7));
        assertThat(slack.requests()).hasSize(3);
    }

    @Test
    void waitsASecondWhereSlackDoesNotSayHowLong() throws Exception {
        slack.answer(SlackServer.text(429, "")).answer(SlackServer.withHeader(429, "Retry-After", "soon", ""));

        webhook().post(MESSAGE, "", false);

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void doesNotWaitLongerThanItsBound() {
        slack.answer(SlackServer.tooMany(61));

        assertThatThrownBy(() -> webhook().post(MESSAGE, "", false))
                .hasMessageContaining("rate_limited (HTTP 429)")
                .hasMessageEndingWith("It asks to wait for 61 s, which is too long.");
        assertThat(pauses).isEmpty();
    }

    @Test
    void sendsAgainWhereALimitIsToldWithStatus200() throws Exception {
        slack.answer(SlackServer.notOk("ratelimited"));

        bot().post(MESSAGE, "", false);

        assertThat(slack.requests()).hasSize(2);
    }

    @Test
    void sendsAgainAfterServerErrorsAndResets() throws Exception {
        slack.answer(SlackServer.text(503, "")).answer(SlackServer.reset());

        webhook().post(MESSAGE, "", false);

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(slack.messages()).hasSize(3).allMatch(message -> message.path("text").asText().equals("Hello"));
    }

    @Test
    void givesUpAfterThreeServerErrors() {
        slack.answer(SlackServer.text(500, "rollup_error"))
                .answer(SlackServer.text(502, "<html>Bad gateway</html>"))
                .answer(SlackServer.text(500, "rollup_error"));

        assertThatThrownBy(() -> webhook().post(MESSAGE, "", false))
                .hasMessageContaining("rollup_error (HTTP 500)")
                .hasMessageEndingWith("Gave up after 3 attempts.");
        assertThat(slack.requests()).hasSize(3);
    }

    @Test
    void givesUpAfterThreeResets() {
        slack.answer(SlackServer.reset()).answer(SlackServer.reset()).answer(SlackServer.reset());

        assertThatThrownBy(() -> webhook().post(MESSAGE, "", false))
                .isInstanceOf(NotifyException.class)
                .hasMessageContaining("the connection failed: ")
                .hasMessageEndingWith("Gave up after 3 attempts.");
        assertThat(slack.requests()).hasSize(3);
    }

    @Test
    void timesOutOnSilenceAndDoesNotRiskASecondMessage() {
        slack.answer(SlackServer.silence());

        assertThatThrownBy(() -> impatientWebhook().post(MESSAGE, "", false))
                .isInstanceOf(NotifyException.class)
                .hasMessageContaining("no answer within 1000 ms");
        assertThat(pauses).isEmpty();
    }

    @Test
    void timesOutOnAnAnswerThatDoesNotEnd() {
        slack.answer(SlackServer.halfAnAnswer());

        assertThatThrownBy(() -> impatientWebhook().post(MESSAGE, "", false))
                .hasMessageContaining("no answer within 1000 ms");
    }

    @Test
    void readsNoMoreThanTheBeginningOfAnEndlessAnswer() {
        slack.answer(SlackServer.text(400, "x".repeat(10_000_000)));

        String message = catchThrowable(() -> webhook().post(MESSAGE, "", false)).getMessage();

        assertThat(message).contains("an answer that is not Slack's (HTTP 400): 'xxx").hasSizeLessThan(400);
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (SlackServer elsewhere = SlackServer.start()) {
            slack.answer(SlackServer.withHeader(307, "Location", elsewhere.webhook(), ""));

            assertThatThrownBy(() -> webhook().post(MESSAGE, "", false))
                    .hasMessageContaining("it redirects (HTTP 307), which is not followed");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void doesNotTakeALoginPageForSuccess() {
        slack.answer(SlackServer.text(200, "<html>Please log in to the network</html>"));

        assertThatThrownBy(() -> webhook().post(MESSAGE, "", false))
                .hasMessageContaining("an answer that is not Slack's (HTTP 200)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "{}", "{\"ok\":tru"})
    void takesOnlyAClearYesOfTheWebApi(String body) {
        slack.answer(SlackServer.json(200, body));

        assertThatThrownBy(() -> bot().post(MESSAGE, "", false)).hasMessageContaining("not Slack's (HTTP 200)");
    }

    @ParameterizedTest
    @CsvSource({"200, ''", "200, OK", "200, ok then", "201, ok", "202, ok", "204, ''", "200, '{}'", "200, '{\"ok\": true}'"})
    void takesOnlyTheWordOfSlackForTheDeliveryByAWebhook(int status, String body) {
        slack.answer(SlackServer.text(status, body));

        assertThatThrownBy(() -> webhook().post(MESSAGE, "", false)).hasMessageContaining("(HTTP " + status + ")");
    }

    @Test
    void aFailureOfTheConnectionIsToldInWords() throws Exception {
        try (Socket nobody = new Socket()) {
            SlackClient client = asking(nobody);

            assertThatThrownBy(() -> client.post(MESSAGE, "", false))
                    .satisfies(failure -> assertThat(Words.ofJava(failure.getMessage())).isEmpty())
                    .hasMessageContaining("nobody listens there");
        }
    }

    @Test
    void otherSettingsOfHttpLeaveTheNumberOfAttempts() {
        assertThat(DeliveryOptions.defaults().withHttp(HttpSettings.defaults().withRetries(9)).http().retry().retries())
                .isEqualTo(2);
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        try (Socket nobody = new Socket()) {
            SlackClient client = asking(nobody);

            assertThatThrownBy(() -> client.post(MESSAGE, "", false))
                    .hasMessageContaining("the connection failed: ")
                    .hasMessageContaining("Check network and proxy");
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        slack.answer(SlackServer.silence());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> webhook().post(MESSAGE, "", false)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void doesNotTalkToAHostThatIsNotAllowed() {
        assertThatThrownBy(() -> new SlackClient(
                        SlackDestination.webhook(slack.webhook()), DeliveryOptions.defaults(), pauses::add))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'http://" + slack.host() + "' is not allowed");
        assertThat(slack.requests()).isEmpty();
    }

    @Test
    void sendsThroughTheProxyAndLogsInThere() throws Exception {
        throughProxy("http://chat.test/hooks/0123456789abcdef", "user").post(MESSAGE, "", false);

        assertThat(slack.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("POST http://chat.test/hooks/0123456789abcdef HTTP/1.1");
            assertThat(request.headers()).containsEntry("proxy-authorization", "Basic dXNlcjpwNHNzdzByZA==");
            assertThat(request.headers()).doesNotContainKey("authorization");
        });
    }

    @Test
    void saysThatTheProxyWantsALogin() {
        slack.answer(SlackServer.withHeader(407, "Proxy-Authenticate", "Basic realm=\"proxy\"", ""));

        assertThatThrownBy(() ->
                        throughProxy("https://hooks.slack.com/services/T1/B1/0123456789", "").post(MESSAGE, "", false))
                .hasMessageContaining("the proxy wants a login (HTTP 407)");
        assertThat(slack.requests()).singleElement().satisfies(request ->
                assertThat(request.line()).isEqualTo("CONNECT hooks.slack.com:443 HTTP/1.1"));
    }

    @Test
    void tellsNoSecretThatTheServerRepeats() {
        String secret = slack.webhook().substring(slack.webhook().lastIndexOf('/') + 1);
        // the secret begins before and ends after the place where a long quote is cut
        slack.answer(SlackServer.text(400, "x".repeat(105) + " " + secret + " " + slack.webhook()));
        slack.answer(SlackServer.json(200, "{\"ok\":false,\"error\":\"invalid_auth\",\"needed\":\"" + TOKEN + "\"}"));

        Throwable ofWebhook = catchThrowable(() -> webhook().post(MESSAGE, "", false));
        Throwable ofBot = catchThrowableOfType(NotifyException.class, () -> bot().post(MESSAGE, "", false));

        assertThat(ofWebhook).hasNoCause().message().contains("****").doesNotContain(secret.substring(0, 8));
        assertThat(ofBot).hasNoCause().message().contains("needed: '****'").doesNotContain(TOKEN.substring(0, 10));
    }

    /** One whose address is bound without listening, so that no other program of this machine answers there. */
    private SlackClient asking(Socket nobody) throws IOException {
        nobody.bind(new InetSocketAddress("127.0.0.1", 0));
        String address = slack.webhook().replace(":" + slack.port() + "/", ":" + nobody.getLocalPort() + "/");
        AllowedHosts allowed = AllowedHosts.slackAnd(List.of("127.0.0.1:" + nobody.getLocalPort()));
        return new SlackClient(SlackDestination.webhook(address), options().withHosts(allowed), pauses::add);
    }

    private SlackClient webhook() {
        return new SlackClient(SlackDestination.webhook(slack.webhook()), options(), pauses::add);
    }

    private SlackClient impatientWebhook() {
        return new SlackClient(
                SlackDestination.webhook(slack.webhook()),
                options().withTimeout(Duration.ofSeconds(1)),
                pauses::add);
    }

    private SlackClient bot() {
        return new SlackClient(SlackDestination.bot(TOKEN, "#builds", slack.api()), options(), pauses::add);
    }

    private SlackClient throughProxy(String webhook, String user) {
        HttpProxy proxy = new HttpProxy("127.0.0.1", slack.port(), user, "p4ssw0rd");
        DeliveryOptions options = DeliveryOptions.defaults()
                .withHosts(AllowedHosts.slackAnd(List.of("chat.test")))
                .withHttp(HttpSettings.defaults().withProxies(proxy, proxy, List.of()));
        return new SlackClient(SlackDestination.webhook(webhook), options, pauses::add);
    }

    private DeliveryOptions options() {
        return DeliveryOptions.defaults().withHosts(AllowedHosts.slackAnd(List.of(slack.host())));
    }
}
