package io.jenkins.plugins.monitoringimages.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void putsValuesInForNames() {
        assertThat(new Template("{id}-{version}.{other}").with(Map.of("id", "a$1", "version", "2\\")))
                .isEqualTo("a$1-2\\.{other}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ver}", "{version", "version}", "{}", "{VERSION}", "{version}}"})
    void refusesNamesThatNothingStandsFor(String text) {
        assertThatThrownBy(() -> Template.of(text, Set.of("version", "id")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageEndingWith("{id}, {version} may stand");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "v{version}, v1.2.3, 1.2.3", "v{version}, 1.2.3, none", "{id}/v{version}, a/v1.2.3, 1.2.3",
        "{id}-{version}.tar.gz, a-1-2.tar.gz, 1-2", "{version}/{version}, 1/1, 1", "{version}/{version}, 1/2, none", "{id}, a, none"
    })
    void findsWhatStandsForAName(String template, String made, String found) {
        assertThat(new Template(template).find("version", made, Map.of("id", "a")).orElse(null)).isEqualTo(found);
    }

    @Property
    void findsWhatWasPutIn(@ForAll String before, @ForAll String value, @ForAll String behind) {
        Template template = new Template(before.replaceAll("[{}\n\r\u0085\u2028\u2029]", "") + "{version}" + behind.replaceAll("[{}]", ""));
        String plain = "1" + value.replaceAll("\\P{Alnum}", "");

        assertThat(template.find("version", template.with(Map.of("version", plain)), Map.of())).contains(plain);
    }
}
