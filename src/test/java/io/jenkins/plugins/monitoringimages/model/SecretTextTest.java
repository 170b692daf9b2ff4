package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

    @ParameterizedTest
    @CsvSource({
        "http://user:pw@host/path, http://<secret>@host/path",
        "http://u:pa/ss@h, http://<secret>@h",
        "http://u:p@ss@h, http://<secret>@h",
        "http://token@h, http://<secret>@h",
        "u:pw@h, <secret>@h",
        "https://h/?a=1&access_token=abc&b=2, https://h/?a=1&access_token=<secret>&b=2",
        "https://h/p?token=abc, https://h/p?token=<secret>",
        "https://hooks.slack.com/services/T0/B0/abc, https://hooks.slack.com/<secret>",
        "https://discord.com/api/webhooks/1/abc, https://discord.com/<secret>",
        "https://api.telegram.org/bot1:abc/send, https://api.telegram.org/<secret>",
        "xoxb-12345-abc, <secret>",
    })
    void anAddressLosesItsSecrets(String given, String shown) {
        assertThat(SecretText.mask("see '" + given + "', line 1")).isEqualTo("see '" + shown + "', line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://example.org:8080/a/b?x=1",
        "prom/prometheus:v2.53.5@sha256:0123",
        "registry.example.org:5000/a:b@sha256:0123",
        "farmer@example.org",
        "2.53.5",
        "basic authentication is wanted",
        "line 1: did not find expected key",
    })
    void whatHoldsNoneStaysAsItIs(String text) {
        assertThat(SecretText.mask(text)).isEqualTo(text);
        assertThat(SecretText.value(text)).isEqualTo(text);
    }

    @Test
    void aMistypedAddressIsMaskedUpToItsLastSign() {
        assertThat(new InvalidValueException("http://u:p a'ss@h/x", "an address"))
                .hasMessage("'http://<secret>@h/x' is not allowed; allowed: an address");
    }

    @Test
    void aPrivateKeyKeepsItsLines() {
        assertThat(SecretText.mask("a\n -----BEGIN RSA PRIVATE KEY-----\n abc\n def\n -----END RSA PRIVATE KEY-----\nb"))
                .isEqualTo("a\n -----BEGIN RSA PRIVATE KEY-----\n <secret>\n <secret>\n -----END RSA PRIVATE KEY-----\nb");
    }
}
