package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "geoff-prometheus, '', geoff-prometheus, ''",
        "shop/prometheus:2.53.5, '', shop/prometheus, 2.53.5",
        "quay.io/prometheus/busybox:latest, quay.io, prometheus/busybox, latest",
        "localhost/a, localhost, a, ''",
        "registry:5000/a/b:c, registry:5000, a/b, c",
        "[::1]:5000/a, [::1]:5000, a, ''"
    })
    void splitsAName(String text, String registry, String repository, String tag) {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference.registry()).isEqualTo(registry);
        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.tag()).isEqualTo(tag);
        assertThat(reference).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "Geoff", "a b", "a:", "a@", "a@sha256:12", "a:b:c", "/a", "a/", "a//b", "a:tag\n", "a\nRUN x", "-a", "a:-b", "a..b", "$HOME"
    })
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("an image name such as geoff-prometheus");
    }

    @Property
    void neverTakesANameThatCouldBeginAnotherLineOrWord(@ForAll String text) {
        try {
            assertThat(ImageReference.parse(text).toString()).isEqualTo(text).matches("[A-Za-z0-9_.:/@\\[\\]-]+");
        } catch (InvalidValueException e) {
            assertThat(e.allowed()).contains("image name");
        }
    }

    @Test
    void aNameWithoutTagMeansLatest() {
        assertThat(ImageReference.parse("coop").tagged()).hasToString("coop:latest");
    }

    @Test
    void thePlatformsNameGoesBehindTheTag() {
        assertThat(ImageReference.parse("coop").withTagSuffix("armv7")).hasToString("coop:latest-armv7");
        assertThat(ImageReference.parse("coop:2").withTagSuffix("arm64")).hasToString("coop:2-arm64");
    }
}
