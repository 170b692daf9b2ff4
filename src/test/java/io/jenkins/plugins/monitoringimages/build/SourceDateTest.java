package io.jenkins.plugins.monitoringimages.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDateTest {

    @Test
    void isTheNumberOfSecondsThatTheEnvironmentNames() throws Exception {
        assertThat(SourceDate.of(Map.of("SOURCE_DATE_EPOCH", " 1700000000 ")))
                .contains(Instant.parse("2023-11-14T22:13:20Z"));
    }

    @Test
    void isNothingWhereTheEnvironmentSaysNothing() throws Exception {
        assertThat(SourceDate.of(Map.of())).isEmpty();
        assertThat(SourceDate.of(Map.of("SOURCE_DATE_EPOCH", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1", "1.5", "170000000000", "0x10"})
    void refusesWhatIsNoNumberOfSeconds(String text) {
        assertThatThrownBy(() -> SourceDate.of(Map.of("SOURCE_DATE_EPOCH", text)))
                .isInstanceOf(BuildException.class)
                .hasMessage("SOURCE_DATE_EPOCH is '" + text
                        + "'; allowed: a number of seconds since 1970, at most 11 digits");
    }
}
