package io.jenkins.plugins.monitoringimages.slack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private static final AllowedHosts SOME =
            AllowedHosts.slackAnd(List.of("Chat.Example.org ", "127.0.0.1:8065", "[::1]:8065", ""));

    @ParameterizedTest
    @ValueSource(strings = {
        "https://hooks.slack.com/services/T/B/x", "https://slack.com/api/chat.postMessage",
        "https://HOOKS.slack.com:443/services/T/B/x", "https://hooks.slack-gov.com/services/T/B/x"
    })
    void allowsSlack(String address) {
        assertThatCode(() -> AllowedHosts.slackOnly().check(URI.create(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://chat.example.org/hooks/x", "http://chat.example.org:8065/hooks/x", "http://127.0.0.1:8065/x",
        "http://[::1]:8065/x", "https://hooks.slack.com/services/T/B/x"
    })
    void allowsWhatAnAdministratorAllowsAndSlack(String address) {
        assertThatCode(() -> SOME.check(URI.create(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://hooks.slack.com/services/x", "https://hooks.slack.com:8443/services/x",
        "https://hooks.slack.com.evil.example/services/x", "https://evil.slack.com/services/x",
        "https://hooks.slack.com@evil.example/services/x", "https://user@hooks.slack.com/services/x",
        "https://hooks.slack.com./services/x", "http://169.254.169.254/latest", "ftp://chat.example.org/x",
        "http://127.0.0.1:8066/x", "http://127.0.0.1/x", "file:///etc/passwd", "mailto:someone@slack.com", "x"
    })
    void allowsNothingElse(String address) {
        assertThatThrownBy(() -> SOME.check(URI.create(address))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void namesTheHostAndNotThePath() {
        assertThatThrownBy(() -> SOME.check(URI.create("https://evil.example:8443/services/secret?token=secret")))
                .hasMessage("'https://evil.example:8443' is not allowed; allowed: https to hooks.slack.com or "
                        + "slack.com, or a host that an administrator has allowed");
    }
}
