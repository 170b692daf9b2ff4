package io.jenkins.plugins.monitoringimages.component.http;

import static io.jenkins.plugins.monitoringimages.yaml.Rules.atMostOneOf;
import static io.jenkins.plugins.monitoringimages.yaml.Rules.isSet;
import static io.jenkins.plugins.monitoringimages.yaml.Rules.isTrue;
import static io.jenkins.plugins.monitoringimages.yaml.Rules.required;
import static io.jenkins.plugins.monitoringimages.yaml.Shape.listOf;
import static io.jenkins.plugins.monitoringimages.yaml.Shape.mapOf;

import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;

/**
 * How HTTP requests are made; its keys stand among those of scrape configs, Alertmanagers, remote writes and reads.
 *
 * @see <a href="https://github.com/prometheus/common/blob/main/config/http_config.go">prometheus/common</a>
 */
public final class HttpClientSection {

    private static final String SIGNED_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Shape TLS_VERSION =
            Scalars.oneOf("an unknown TLS version", List.of("TLS10", "TLS11", "TLS12", "TLS13"));

    public static final Section TLS = Section.named("a tls_config")
            .keys(Scalars.TEXT, "ca", "ca_file", "ca_ref", "cert", "cert_file", "cert_ref")
            .keys(Scalars.SECRET, "key", "key_file", "key_ref")
            .keys(Scalars.TEXT, "server_name")
            .keys(Scalars.BOOLEAN, "insecure_skip_verify")
            .keys(TLS_VERSION, "min_version", "max_version")
            .rule(atMostOneOf("ca", "ca_file", "ca_ref"))
            .rule(atMostOneOf("cert", "cert_file", "cert_ref"))
            .rule(atMostOneOf("key", "key_file", "key_ref"))
            .rule(HttpClientSection::certificateAndKey)
            .build();

    public static final Section BASIC_AUTH = Section.named("a basic_auth")
            .keys(Scalars.TEXT, "username", "username_file", "username_ref", "password_file", "password_ref")
            .keys(Scalars.SECRET, "password")
            .rule(atMostOneOf("username", "username_file", "username_ref"))
            .rule(atMostOneOf("password", "password_file", "password_ref"))
            .build();

    private static final Section AUTHORIZATION = Section.named("an authorization")
            .keys(Scalars.TEXT, "type", "credentials_file", "credentials_ref")
            .keys(Scalars.SECRET, "credentials")
            .rule(atMostOneOf("credentials", "credentials_file", "credentials_ref"))
            .rule(HttpClientSection::authorizationType)
            .build();

    private static final Section PROXY = Section.named("a proxy configuration")
            .keys(Urls.ANY, "proxy_url")
            .keys(Scalars.TEXT, "no_proxy")
            .keys(Scalars.BOOLEAN, "proxy_from_environment")
            .keys(mapOf(Scalars.TEXT, listOf(Scalars.SECRET)), "proxy_connect_header")
            .rule(HttpClientSection::proxy)
            .build();

    private static final Section OAUTH2 = Section.named("an oauth2")
            .keys(Scalars.TEXT, "client_id", "client_secret_file", "client_secret_ref", "client_certificate_key_id",
                    "client_certificate_key_file", "client_certificate_key_ref", "grant_type", "signature_algorithm",
                    "iss", "audience", "token_url")
            .keys(Scalars.SECRET, "client_secret", "client_certificate_key")
            .keys(Shape.ANYTHING, "claims")
            .keys(listOf(Scalars.TEXT), "scopes")
            .keys(mapOf(Scalars.TEXT, Scalars.TEXT), "endpoint_params")
            .keys(TLS, "tls_config")
            .with(PROXY)
            .rule(required("client_id", "oauth2 client_id must be configured"))
            .rule(required("token_url", "oauth2 token_url must be configured"))
            .rule(HttpClientSection::grant)
            .build();

    private static final Section HEADER = Section.named("a header")
            .keys(listOf(Scalars.TEXT), "values", "files")
            .keys(listOf(Scalars.SECRET), "secrets")
            .build();

    public static final Section HTTP_CLIENT = Section.named("an HTTP client configuration")
            .keys(BASIC_AUTH, "basic_auth")
            .keys(AUTHORIZATION, "authorization")
            .keys(OAUTH2, "oauth2")
            .keys(Scalars.SECRET, "bearer_token")
            .keys(Scalars.TEXT, "bearer_token_file")
            .keys(TLS, "tls_config")
            .keys(Scalars.BOOLEAN, "follow_redirects", "enable_http2")
            .with(PROXY)
            .keys(mapOf(Headers.SETTABLE, HEADER), "http_headers")
            .rule(atMostOneOf("bearer_token", "bearer_token_file"))
            .rule(atMostOneOf("basic_auth", "oauth2", "bearer_token"))
            .rule(atMostOneOf("basic_auth", "oauth2", "bearer_token_file"))
            .rule(atMostOneOf("authorization", "bearer_token"))
            .rule(atMostOneOf("authorization", "bearer_token_file"))
            .rule(atMostOneOf("basic_auth", "authorization", "oauth2"))
            .build();

    private HttpClientSection() {}

    private static void certificateAndKey(Fields tls, Report report) {
        boolean certificate = isSet(tls, "cert") || isSet(tls, "cert_file") || isSet(tls, "cert_ref");
        boolean key = isSet(tls, "key") || isSet(tls, "key_file") || isSet(tls, "key_ref");
        if (certificate != key) {
            report.add(tls, certificate
                    ? "exactly one of key or key_file must be configured when a client certificate is configured"
                    : "exactly one of cert or cert_file must be configured when a client key is configured");
        }
    }

    private static void grant(Fields oauth2, Report report) {
        boolean signed = oauth2.scalar("grant_type").filter(type -> type.text().equals(SIGNED_GRANT)).isPresent();
        if (!signed) {
            atMostOneOf("client_secret", "client_secret_file", "client_secret_ref").accept(oauth2, report);
            return;
        }
        atMostOneOf("client_certificate_key", "client_certificate_key_file", "client_certificate_key_ref")
                .accept(oauth2, report);
        oauth2.scalar("signature_algorithm")
                .filter(algorithm -> !algorithm.text().matches("|RS256|RS384|RS512"))
                .ifPresent(algorithm -> report.add(
                        algorithm, "valid signature algorithms are RS256, RS384 and RS512"));
    }

    private static void authorizationType(Fields authorization, Report report) {
        authorization.scalar("type")
                .filter(type -> type.text().trim().toLowerCase(Locale.ROOT).equals("basic"))
                .ifPresent(type -> report.add(
                        type, "authorization type cannot be set to \"basic\", use \"basic_auth\" instead"));
    }

    private static void proxy(Fields client, Report report) {
        boolean fromEnvironment = isTrue(client, "proxy_from_environment");
        if (fromEnvironment && isSet(client, "proxy_url")) {
            report.add(client.fields().get("proxy_url").key(),
                    "if proxy_from_environment is configured, proxy_url must not be configured");
        }
        if (fromEnvironment && isSet(client, "no_proxy")) {
            report.add(client.fields().get("no_proxy").key(),
                    "if proxy_from_environment is configured, no_proxy must not be configured");
        }
        boolean hasHeader = client.value("proxy_connect_header")
                .filter(node -> node instanceof Fields header && !header.fields().isEmpty())
                .isPresent();
        if (hasHeader && !fromEnvironment && !isSet(client, "proxy_url")) {
            report.add(client.fields().get("proxy_connect_header").key(), "if proxy_connect_header is configured, "
                    + "proxy_url or proxy_from_environment must also be configured");
        }
        if (isSet(client, "no_proxy") && !fromEnvironment && client.value("proxy_url").isEmpty()) {
            report.add(client.fields().get("no_proxy").key(),
                    "if no_proxy is configured, proxy_url must also be configured");
        }
    }
}
