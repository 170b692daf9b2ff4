package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of somebody else's text is shown as it is. */
class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0x200b, 0x200e, 0x202a, 0x202e, 0x2028, 0x2029, 0x2066, 0x2069,
        0xfeff, 0xd800})
    void whatCannotBeSeenOrTurnsTheTextIsEscaped(int codePoint) {
        String shown = InvalidValueException.visible("a" + Character.toString(codePoint) + "b");

        assertThat(shown).isEqualTo(String.format("a\\u%04xb", codePoint));
        assertThat(InvalidValueException.quote("a" + Character.toString(codePoint) + "b")).isEqualTo("'" + shown + "'");
    }

    @Test
    void lettersOfAnyLanguageAreShownAndLinesStayLines() {
        assertThat(InvalidValueException.visible("K\u00f6ln \u05e9\u05dc\u05d5\u05dd \ud83d\udc14\n\tb"))
                .isEqualTo("K\u00f6ln \u05e9\u05dc\u05d5\u05dd \ud83d\udc14\n\tb");
        assertThat(InvalidValueException.quote("a\nb")).isEqualTo("'a\\nb'");
    }
}
