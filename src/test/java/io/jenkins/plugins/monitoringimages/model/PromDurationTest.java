package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromDurationTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1ms, 1", "15s, 15000", "1m30s, 90000", "1h, 3600000", "1d, 86400000", "1w, 604800000",
        "1y, 31536000000", "1y2w3d4h5m6s7ms, 33019506007"})
    void readsADuration(String text, long millis) {
        assertThat(new PromDuration(text).millis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "s", "1.5h", "-1s", "1s1m", "1m1m", "15 s", "15S", "15s\n", "999999999y"})
    void refusesWhatPrometheusWouldRefuse(String text) {
        assertThatThrownBy(() -> new PromDuration(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void anIntervalIsAboveZero() {
        assertThatThrownBy(() -> PromDuration.positive("0s")).hasMessageContaining("above zero");
    }
}
