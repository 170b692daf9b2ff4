package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.yaml.Utf8;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that try to break readers and writers. */
public final class Texts {

    private static final List<String> PIECES = List.of(
            "'", "\"", "\\", "$", "${HOME}", "\n", "\r\n", "\t", " ", "  ", ": ", ":", " #", "- ", "? ", "*a", "&a",
            "!!str ", "!<x> ", "|", ">", "%", "@", "`", "{", "}", "[", "]", ", ", "<<", "=", "~", "null", "on", "1e3",
            "0x1f", "0o17", "12:30:00", "2024-01-31", ".inf", "---\n", "...\n", "\u0000", "\u0007", "\u0085", "\u2028",
            "\ufeff", "ü", "\ud83d\udc14", "coop", "9");
    private static final List<String> YAML_PIECES = List.of(
            "global:", "scrape_configs:", "job_name: ", "static_configs:", "targets: ", "relabel_configs:", "regex: ",
            "\n  ", "\n    ", "\n- ", "\n  - ", "&x ", "*x", "<<: *x", "!!binary ", "!foo ", "!%zz ", "%YAML 1.1\n",
            "\ud83d", "\\x", "'", "[[[[", "{{{{", "? ", "alerting: ", "remote_write: ", "external_labels: ", "((",
            "(?P<n>", "{1000}", "\\p{", "a", "://", "scrape_interval: ", "15s", "storage: ", "tls_config: ");

    private Texts() {}

    /** Proper Unicode texts that YAML could take as something else. */
    public static Arbitrary<String> tricky() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(6).map(list -> String.join("", list));
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20).filter(Utf8::isText);
        return Arbitraries.oneOf(pieces, any);
    }

    /** What looks a little like YAML, and is not always. */
    public static Arbitrary<String> hostileYaml() {
        return Arbitraries.oneOf(
                        Arbitraries.of(PIECES), Arbitraries.of(YAML_PIECES), Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
    }
}
