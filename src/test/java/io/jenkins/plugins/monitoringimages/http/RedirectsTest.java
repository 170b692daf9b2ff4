package io.jenkins.plugins.monitoringimages.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    private static final URI START = URI.create("https://mirror.example/a/file");

    @Test
    void followsAnAddressAndAPath() throws HttpException {
        assertThat(new Redirects(START).next(START, "https://cdn.example/x?sig=1"))
                .isEqualTo(URI.create("https://cdn.example/x?sig=1"));
        assertThat(new Redirects(START).next(START, "../b/file"))
                .isEqualTo(URI.create("https://mirror.example/b/file"));
    }

    @Test
    void refusesToLeaveHttps() {
        assertThatThrownBy(() -> new Redirects(START).next(START, "http://mirror.example/a/file"))
                .hasMessage("https://mirror.example/a/file redirects from https to http://mirror.example/a/file,"
                        + " which is not encrypted; it is not followed there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://mirror.example/a", "https:///nowhere", "mailto:a@b"})
    void refusesToLeaveTheWeb(String location) {
        assertThatThrownBy(() -> new Redirects(START).next(START, location))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("redirects to something other than an http or https address");
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> new Redirects(START).next(START, "https://[")).isInstanceOf(HttpException.class);
    }

    @Test
    void endsAfterTenRedirects() throws HttpException {
        Redirects redirects = new Redirects(START);
        URI at = START;
        for (int i = 0; i < Redirects.MOST; i++) {
            at = redirects.next(at, "/" + i);
        }
        URI last = at;

        assertThatThrownBy(() -> redirects.next(last, "/more")).hasMessageContaining("redirects more than 10 times");
    }

    @Test
    void showsNoLoginAndNoQuery() {
        assertThat(Redirects.show(URI.create("https://user:s3cret@mirror.example:8443/a/b?token=s3cret")))
                .isEqualTo("https://mirror.example:8443/a/b");
    }
}
