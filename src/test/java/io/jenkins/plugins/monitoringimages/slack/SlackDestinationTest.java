package io.jenkins.plugins.monitoringimages.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackDestinationTest {

    @Test
    void tellsAWebhookFromABot() {
        assertThat(SlackDestination.of(" https://hooks.slack.com/services/T/B/x\n", "").isWebhook()).isTrue();
        assertThat(SlackDestination.of("xoxb-1234567890\n", "#builds").isWebhook()).isFalse();
    }

    @Test
    void sendsABotsMessagesToSlack() {
        assertThat(SlackDestination.of("xoxb-1234567890", "#builds").address())
                .hasToString("https://slack.com/api/chat.postMessage");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {
        "s3cret", "https:s3cret", "https://hooks.slack.com", "https://hooks.slack.com/", "https:///s3cret",
        "https://hooks.slack.com/s3cret with a blank", "xoxb-s3cret with a blank", "xoxb-s3cret\r\nHost: other", "xox",
        "xapp-s3cret-0123456789"
    })
    void refusesASecretOfNoUseWithoutTellingIt(String secret) {
        assertThatThrownBy(() -> SlackDestination.of(secret, "#builds"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("'****' is not allowed; allowed: ")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"#two words", "#line\nbreak"})
    void refusesABotWithoutAChannel(String channel) {
        assertThatThrownBy(() -> SlackDestination.of("xoxb-1234567890", channel))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a channel such as #builds");
    }

    @Test
    void showsNoSecret() {
        assertThat(SlackDestination.of("https://hooks.slack.com/services/T/B/x", ""))
                .hasToString("the webhook at hooks.slack.com");
        assertThat(SlackDestination.of("xoxb-1234567890", "#builds")).hasToString("channel #builds");
    }

    @Test
    void cannotBeSentToAnotherMachine() {
        assertThat(Serializable.class).isNotIn((Object[]) SlackDestination.class.getInterfaces());
    }
}
