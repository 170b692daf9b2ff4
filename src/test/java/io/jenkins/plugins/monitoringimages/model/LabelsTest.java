package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    @Test
    void keepsTheOrderAndAnyValue() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("yard", "back \"of\" $HOUSE\n");
        given.put("alpha", "");

        assertThat(new Labels(given).values()).containsExactlyEntriesOf(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a b", "__name__", "ä", "a\n"})
    void refusesAName(String name) {
        assertThatThrownBy(() -> new Labels(Map.of(name, "x")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a label name of letters, digits and underscores");
    }
}
