package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseVersionTest {

    @ParameterizedTest
    @CsvSource({
        "2.53.5, 2.53.5, 2.53.5",
        "v2.53.5, 2.53.5, 2.53.5",
        "3.0.0-rc.1, 3.0.0-rc.1, 3.0.0-rc.1",
        "v2.43.0+stringlabels, 2.43.0+stringlabels, 2.43.0-stringlabels"
    })
    void keepsTheVersionAndGivesItAsATag(String given, String text, String tag) {
        ReleaseVersion version = ReleaseVersion.parse(given);

        assertThat(version).hasToString(text);
        assertThat(version.asTag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2.53", "2.53.5.1", "latest", "02.1.0", "2.53.x", "2.53.5\n", "2.53.5/../..", "2.53.5-"})
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> ReleaseVersion.parse(text.endsWith("\n") ? text + "x" : text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a release version such as 2.53.5");
    }

    @Test
    void aRequestIsAnExactVersionOrTheLatest() {
        assertThat(VersionRequest.latest().exact()).isEmpty();
        assertThat(new VersionRequest("v2.53.5").exact()).contains(ReleaseVersion.of(2, 53, 5));
        assertThatThrownBy(() -> new VersionRequest("newest")).hasMessageContaining("or latest");
    }
}
