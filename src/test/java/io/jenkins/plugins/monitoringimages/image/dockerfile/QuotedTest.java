package io.jenkins.plugins.monitoringimages.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Property
    void aJsonListReadsBackAsItWasAndStaysOnOneLine(@ForAll List<String> values) throws Exception {
        List<String> texts = values.stream().filter(QuotedTest::isUnicode).toList();

        String json = Quoted.jsonList(texts);

        assertThat(json.lines().count()).isEqualTo(1);
        assertThat(new ObjectMapper().readValue(json, String[].class)).containsExactly(texts.toArray(String[]::new));
    }

    /** The rules of the Dockerfile parser: a backslash takes the next character as it is, a dollar begins a variable. */
    @Property
    void aWordReadsBackAsItWas(@ForAll String text) {
        String value = text.replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", "");

        String word = Quoted.word(value);

        String inner = word.substring(1, word.length() - 1);
        assertThat(inner.replaceAll("\\\\.", "")).doesNotContain("\"", "$", "\\");
        assertThat(inner.replaceAll("\\\\([\"$\\\\])", "$1")).isEqualTo(value);
    }

    @Test
    void refusesALineBreakWithinAWord() {
        assertThatThrownBy(() -> Quoted.word("a\nRUN x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
