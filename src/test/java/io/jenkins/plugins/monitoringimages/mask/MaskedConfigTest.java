package io.jenkins.plugins.monitoringimages.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedConfigTest {

    private static final String SECRET = "hunter2-Tr0ub4dor";

    @Test
    void keepsTheShapeOfTheTextAndItsComments() {
        assertThat(MaskedConfig.of("""
                        # the yard
                        scrape_configs:
                          - job_name: coop   # hens
                            basic_auth: {username: farmer, password: 'hunter2'}  # see the drawer
                            authorization:
                              type: Bearer
                              credentials: "abc def"
                        """).text())
                .isEqualTo("""
                        # the yard
                        scrape_configs:
                          - job_name: coop   # hens
                            basic_auth: {username: farmer, password: '<secret>'}  # see the drawer
                            authorization:
                              type: Bearer
                              credentials: "<secret>"
                        """);
    }

    @Test
    void leavesAConfigurationWithoutSecretsAsItIs() {
        String config = """
                global: {scrape_interval: 15s}
                scrape_configs:
                  - job_name: 'token'
                    basic_auth: {username: farmer, password_file: /etc/secret}
                    static_configs: [{targets: ['a:9100', 'http://b/metrics?job=x']}]
                    relabel_configs:
                      - {source_labels: [__param_key], regex: '.*password.*', target_label: key}
                """;

        assertThat(MaskedConfig.of(config).text()).isEqualTo(config);
        assertThat(MaskedConfig.of(config).secrets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "password: %s",
        "smtp_auth_password: \"%s\"",
        "a: {api_key: '%s', b: 1}",
        "clientSecret: %s # why",
        "slack_api_url: https://example.org/%s",
        "receivers:\n  - webhook_configs:\n      - url: http://example.org/%s",
        "tls_config:\n  key: |\n    %s\n    more",
        "http_headers:\n  X-Key:\n    secrets: [%s]",
        "http_headers:\n  X-Key:\n    secrets:\n    - %s",
        "basic_auth_users:\n  alice: %s",
        "x: &anchor %s\npassword: *anchor",
        "x: &anchor [%s]\nsecrets: *anchor",
        "\"pass\\u0077ord\": %s",
        "? password\n: %s",
        "password: >-\n\n   %s\n\n   more\nafter: 1",
        "bearer_token: !!str %s",
        "remote: http://user:%s@example.org/",
        "remote: http://user:pa/%s@example.org/",
        "remote: user:%s@example.org",
        "remote: http://example.org/?a=b&access_token=%s",
        "headers: {Authorization: Bearer %s}",
        "a: 1 # password: %s",
        "#  password: %s",
        "a: 'Authorization: Basic %s'",
        "a: https://hooks.slack.com/services/T0/B0/%s",
        "key: |\n  -----BEGIN PRIVATE KEY-----\n  %s\n  -----END PRIVATE KEY-----",
        "password: \"abc\\\n  %s\"",
        "password: one\n  %s",
        "---\na: 1\n---\npassword: %s",
        // No YAML any more:
        "password: %s\nx: [",
        "\tpassword: %s",
        "password: \"%s\nx: 1",
        "password: |\n   %s\n]",
        "secrets:\n- %s\n]",
        "a: {password: %s",
        "{\"token\": \"%s\", \"b\"",
        "ENV APP_TOKEN=%s\n}",
        "😀: a\nb: {password: %s}\nc: 😀",
    })
    void noPlantedSecretSurvivesWhereverItStands(String config) {
        String given = String.format(config, SECRET);

        String masked = MaskedConfig.of(given).text();

        assertThat(masked).doesNotContain(SECRET).contains("<secret>");
        assertThat(masked.split("\n", -1)).hasSameSizeAs(given.split("\n", -1));
    }

    @Test
    void findsASecretElsewhereInTheTextToo() {
        MaskedConfig masked = MaskedConfig.of("password: hunter2\na: say hunter2\n");

        assertThat(masked.text()).isEqualTo("password: <secret>\na: say <secret>\n");
        assertThat(masked.elsewhere().apply("cannot unmarshal 'hunter2' into")).isEqualTo("cannot unmarshal '<secret>' into");
    }

    @Test
    void namesTheKeyThatWouldAvoidASecret() {
        assertThat(MaskedConfig.of("""
                        scrape_configs:
                          - basic_auth:
                              password: hunter2
                            ec2_sd_configs:
                              - secret_key: hunter3
                        """).secrets().stream().map(secret -> secret.warning("prometheus.yml")))
                .containsExactly(
                        "prometheus.yml:3: basic_auth.password is a secret, which everybody who gets the image can read; "
                                + "password_file names a file that is mounted when it runs",
                        "prometheus.yml:5: ec2_sd_configs.secret_key is a secret, which everybody who gets the image can read");
    }

    @Test
    void masksTheVariablesOfADockerfile() {
        assertThat(MaskedConfig.ofLines("FROM scratch\nENV A_TOKEN=hunter2\nLABEL a=\"b\"\n").text())
                .isEqualTo("FROM scratch\nENV A_TOKEN=<secret>\nLABEL a=\"b\"\n");
    }

    /** A tree of maps and lists in any style, with a secret at a key that calls for one. */
    @Property(tries = 400)
    void noSecretOfAnyTreeSurvives(@ForAll("trees") String yaml) {
        String masked = MaskedConfig.of(yaml).text();

        assertThat(masked).doesNotContain(SECRET);
        assertThat(masked.split("\n", -1)).hasSameSizeAs(yaml.split("\n", -1));
    }

    /** The same with a piece torn out of it, so that mostly it is no YAML. */
    @Property(tries = 400)
    void noSecretOfADamagedTextSurvives(
            @ForAll("trees") String yaml, @ForAll @IntRange(max = 200) int from, @ForAll @IntRange(min = 1, max = 8) int length) {
        int start = Math.min(from, yaml.length());
        int end = Math.min(yaml.length(), start + length);
        String torn = yaml.substring(start, end);
        if (torn.matches("[\\]\\[{}'\"\\n -]*")) {
            String damaged = yaml.substring(0, start) + yaml.substring(end) + "\n]";

            assertThat(MaskedConfig.of(damaged).text().split("\n", -1)).hasSameSizeAs(damaged.split("\n", -1));
        }
    }

    @Property(tries = 300)
    void anyTextKeepsItsLinesAndGivesNoError(@ForAll String text) {
        assertThat(MaskedConfig.of(text).text().chars().filter(c -> c == '\n').count())
                .isEqualTo(text.chars().filter(c -> c == '\n').count());
    }

    @Test
    void hostileTextsTakeLittleTime() {
        for (String piece : List.of("a://", "http://x/", "{a: ", "[", "password:", "\"", "xox", "@", "?token=", "a:b@", "key: 'x\n", "&a *a ",
                "-----BEGIN PRIVATE KEY-----", "Bearer ", "authorization: ")) {
            String text = piece.repeat(200_000 / piece.length());

            assertThat(MaskedConfig.of(text).text()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> trees() {
        Arbitrary<String> keys = Arbitraries.of("password", "bearer_token", "api_key", "clientSecret", "credentials");
        Arbitrary<String> styles = Arbitraries.of(
                "%k: S", "%k: 'S'", "%k: \"S\"", "%k: |\n%i  S\n%i  S", "%k: >-\n%i  x\n%i  S", "%k:\n%i  S", "%k: [S, \"S\"]",
                "x: {%k: S, y: 1}", "x: &a S\n%i%k: *a", "%k:\n%i- S\n%i- S", "%k: {a: S}", "%k: \"x\n%i  S\"", "u: http://a:S@b", "# %k: S");
        return Arbitraries.integers().between(0, 4).flatMap(depth -> keys.flatMap(key -> styles.map(style -> tree(depth, key, style))));
    }

    private static String tree(int depth, String key, String style) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            lines.add("  ".repeat(i) + "level" + i + ": # " + i);
        }
        String indent = "  ".repeat(depth);
        lines.add(indent + style.replace("S", SECRET).replace("%k", key).replace("%i", indent));
        lines.add(indent + "after: 1");
        return String.join("\n", lines) + "\n";
    }
}
