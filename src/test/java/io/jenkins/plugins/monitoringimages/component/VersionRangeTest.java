package io.jenkins.plugins.monitoringimages.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        "*, 0.0.1, true", ">=2.5, 2.5.0, true", ">=2.5, 2.4.9, false", ">=0.15.1, 0.15.0, false", ">=0.15.1, 0.15.1, true",
        "<3, 2.53.5, true", "<3, 3.0.0-rc.1, false", ">=2.3 <3, 2.2.9, false", ">=2.3 <3, 2.3.0, true", ">=2.3 <3, 3.0.0, false",
        ">=3, 3.0.0-beta.1, true"
    })
    void hasTheVersionsWithinItsBounds(String range, String version, boolean has) {
        assertThat(VersionRange.parse(range).has(ReleaseVersion.parse(version))).isEqualTo(has);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", ">3", "<=3", ">= 3", ">=3,<4", ">=a", "^2", ">=1.2.3.4", ">=1.2.3-rc.1"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("bounds such as >=2.3 and <3");
    }

    @ParameterizedTest
    @CsvSource({"*, *", ">=2.5, >=2.5.0", ">=2.3 <3, >=2.3.0 <3.0.0"})
    void isWrittenWithWholeVersions(String range, String written) {
        assertThat(VersionRange.parse(range)).hasToString(written);
    }
}
