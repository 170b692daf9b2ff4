package io.jenkins.plugins.monitoringimages.component.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://a/b?c#d, http, a",
        "HTTPS://u:p@a.b:80, https, a.b:80",
        "http://[::1]:9090/x, http, [::1]:9090",
        "http://a:, http, a:",
        "http://, http, ''",
        "unix:///var/run/a.sock, unix, ''",
        "mailto:a, mailto, ''",
        "foo, '', ''",
        "/a/b:c, '', ''",
        "a/b:c, '', ''",
        "//a/b, '', a",
        "'', '', ''",
        "http://a/%41, http, a",
        "http://a/b c, http, a"
    })
    void takesAnAddressApart(String text, String scheme, String host) throws Exception {
        assertThat(GoUrl.parse(text)).isEqualTo(new GoUrl(scheme, host));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ":a", "::", "10.0.0.1:80", " http://a", "http://a:b", "http://a b", "http://[::1", "http://a%zz", "http://a%41",
        "http://[::1]x", "http://u[:p@a", "http://a/%", "http://a/#%x", "http://a\tb", "http://a\u007f", "1a:b", "_:b"
    })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> GoUrl.parse(text)).isInstanceOf(GoUrl.NotAUrl.class);
    }
}
