package io.jenkins.plugins.monitoringimages.component.http;

import static io.jenkins.plugins.monitoringimages.yaml.Rules.atMostOneOf;
import static io.jenkins.plugins.monitoringimages.yaml.Rules.isSet;

import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the file that {@code --web.config.file} names: TLS, basic authentication and headers of the server that every component of
 * the Prometheus project has. Whether the certificates that it names are good is left to promtool.
 *
 * @see <a href="https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md">Web configuration</a>
 */
public final class WebConfigCheck {

    private static final Shape TLS_VERSION =
            Scalars.oneOf("an unknown TLS version", List.of("TLS10", "TLS11", "TLS12", "TLS13"));
    private static final Shape CURVE =
            Scalars.oneOf("an unknown curve", List.of("CurveP256", "CurveP384", "CurveP521", "X25519", "X25519MLKEM768"));
    private static final Shape CLIENT_AUTH = Scalars.oneOfOrEmpty(
            "an invalid client authentication",
            List.of("NoClientCert", "RequestClientCert", "RequireClientCert", "RequireAnyClientCert",
                    "VerifyClientCertIfGiven", "RequireAndVerifyClientCert"));

    private static final Section TLS = Section.named("a tls_server_config")
            .keys(Scalars.TEXT, "cert", "cert_file", "key_file", "client_ca", "client_ca_file")
            .keys(Scalars.SECRET, "key")
            .keys(CLIENT_AUTH, "client_auth_type")
            .keys(Shape.listOf(Scalars.TEXT), "client_allowed_sans", "cipher_suites")
            .keys(Shape.listOf(CURVE), "curve_preferences")
            .keys(TLS_VERSION, "min_version", "max_version")
            .keys(Scalars.BOOLEAN, "prefer_server_cipher_suites")
            .rule(atMostOneOf("cert", "cert_file"))
            .rule(atMostOneOf("key", "key_file"))
            .rule(atMostOneOf("client_ca", "client_ca_file"))
            .rule(WebConfigCheck::certificateAndKey)
            .build();

    private static final Section HTTP = Section.named("an http_server_config")
            .keys(Scalars.BOOLEAN, "http2")
            .keys(Shape.mapOf(Scalars.TEXT, Scalars.TEXT), "headers")
            .build();

    private static final Section RATE_LIMIT = Section.named("a rate_limit")
            .keys(Scalars.TEXT, "interval")
            .keys(Scalars.COUNT, "burst")
            .build();

    private static final Section FILE = Section.named("a web configuration")
            .keys(TLS, "tls_server_config")
            .keys(HTTP, "http_server_config")
            .keys(Shape.mapOf(Scalars.TEXT, Scalars.secret(
                    "the bcrypt hash of a password, such as htpasswd -nB writes it", "\\$2[a-z]?\\$\\d\\d\\$.{53,}")),
                    "basic_auth_users")
            .keys(RATE_LIMIT, "rate_limit")
            .build();

    private WebConfigCheck() {}

    /**
     * Checks a web configuration.
     *
     * @param fileName how findings call the file
     * @return what is wrong, by line and column; empty for a good file
     */
    public static List<Finding> check(String fileName, byte[] yaml) {
        Report report = new Report(fileName);
        ConfigText.read(yaml, report)
                .filter(node -> !YamlNode.isNothing(node))
                .ifPresent(node -> FILE.check(node, report));
        return report.findings();
    }

    private static void certificateAndKey(Fields tls, Report report) {
        boolean certificate = isSet(tls, "cert") || isSet(tls, "cert_file");
        boolean key = isSet(tls, "key") || isSet(tls, "key_file");
        boolean authority = isSet(tls, "client_ca") || isSet(tls, "client_ca_file");
        boolean any = certificate || key || authority || isSet(tls, "client_auth_type");
        if (any && !certificate) {
            report.add(tls, "cert_file is missing; allowed: cert_file and key_file, each as a path");
        }
        if (any && !key) {
            report.add(tls, "key_file is missing; allowed: cert_file and key_file, each as a path");
        }
        boolean asks = tls.scalar("client_auth_type")
                .filter(type -> Stream.of("", "NoClientCert").noneMatch(type.text()::equals))
                .isPresent();
        if (authority && !asks) {
            report.add(tls, "client_ca_file is given without a client_auth_type that asks for certificates;"
                    + " allowed: with RequireAndVerifyClientCert or another of them");
        }
    }
}
