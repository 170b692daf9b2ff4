package io.jenkins.plugins.monitoringimages.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    @Test
    void leavesNothingOfALongerSecretThatHoldsAShorterOne() {
        assertThat(SecretMask.of(List.of("pass", "pass-word")).apply("pass-word or pass")).isEqualTo("**** or ****");
    }

    @Test
    void hidesTheLinesOfAKeyOnTheirOwn() {
        SecretMask mask = SecretMask.of(List.of("-----BEGIN KEY-----\nMIIEvQIBADANBg\nx\n"));

        assertThat(mask.apply("MIIEvQIBADANBg\nx")).isEqualTo("****\nx");
    }

    @Test
    void ignoresBlankSecrets() {
        assertThat(SecretMask.of(List.of("", " ")).apply("a b")).isEqualTo("a b");
    }

    @Test
    void showsNoSecret() {
        assertThat(SecretMask.of(List.of("s3cret"))).hasToString("1 secrets");
    }
}
