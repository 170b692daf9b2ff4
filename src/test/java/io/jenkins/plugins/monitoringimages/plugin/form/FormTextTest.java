package io.jenkins.plugins.monitoringimages.plugin.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTextTest {

    @Test
    void takesATextAreaAndAListOfItemsAlike() {
        assertThat(FormText.lines(List.of(" a \r\n\n b"))).containsExactly("a", "b");
        assertThat(FormText.lines(List.of("a", "b"))).containsExactly("a", "b");
    }

    @Test
    void keepsNothingForBlankTexts() {
        assertThat(FormText.lines(Arrays.asList("", " \n", null))).isNull();
        assertThat(FormText.lines(null)).isNull();
        assertThat(FormText.trimmed(" ")).isNull();
        assertThat(FormText.block(" \r\n")).isNull();
    }

    @Test
    void keepsTheIndentationOfABlock() {
        assertThat(FormText.block("  a:\r\n    b\n")).isEqualTo("  a:\n    b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:${BUILD_NUMBER}", "$VERSION", "${params.version}"})
    void knowsVariables(String text) {
        assertThat(FormText.hasVariable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geoff-prometheus", "5$", "${}", "$(date)"})
    void takesOtherTextsForWhatTheyAre(String text) {
        assertThat(FormText.hasVariable(text)).isFalse();
    }
}
