package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.component.http.Urls;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Programs in which services register themselves. */
final class RegistryDiscovery {

    private static final Shape ZOOKEEPER_PATH =
            Scalars.matching("not a path of Zookeeper", "a path that begins with /", "(?s)/.*");

    static final Map<String, Section> KINDS = Map.of(
            "consul", Kinds.polledByHttp("consul")
                    .keys(Scalars.TEXT, "server", "path_prefix", "datacenter", "namespace", "partition",
                            "tag_separator", "tag", "scheme", "username", "filter", "health_filter")
                    .keys(Scalars.SECRET, "token", "password")
                    .keys(Scalars.BOOLEAN, "allow_stale")
                    .keys(Shape.listOf(Scalars.TEXT), "services", "tags")
                    .keys(Shape.mapOf(Scalars.TEXT, Scalars.TEXT), "node_meta")
                    .rule(Kinds.notEmpty("server"))
                    .rule(Rules.atMostOneOf("basic_auth", "username"))
                    .rule(Rules.atMostOneOf("basic_auth", "password"))
                    .rule(Rules.atMostOneOf("token", "authorization", "oauth2"))
                    .build(),
            "eureka", Kinds.polledByHttp("eureka")
                    .keys(Urls.ABSOLUTE, "server")
                    .rule(Kinds.required("server"))
                    .build(),
            "kuma", Kinds.polledByHttp("kuma")
                    .keys(Urls.ABSOLUTE, "server")
                    .keys(Scalars.DURATION, "fetch_timeout")
                    .keys(Scalars.TEXT, "client_id")
                    .rule(Kinds.required("server"))
                    .build(),
            "marathon", Kinds.polledByHttp("marathon")
                    .keys(Shape.listOf(Scalars.TEXT), "servers")
                    .keys(Scalars.TEXT, "auth_token_file")
                    .keys(Scalars.SECRET, "auth_token")
                    .rule(Kinds.requiredLists("servers"))
                    .rule(marathonLogin("auth_token"))
                    .rule(marathonLogin("auth_token_file"))
                    .rule(Rules.atMostOneOf("auth_token", "auth_token_file"))
                    .build(),
            "nerve", zookeeper("nerve"),
            "nomad", Kinds.polledByHttp("nomad")
                    .keys(Scalars.TEXT, "namespace", "region", "server", "tag_separator")
                    .keys(Scalars.BOOLEAN, "allow_stale")
                    .rule(Kinds.notEmpty("server"))
                    .build(),
            "serverset", zookeeper("serverset"),
            "triton", Kinds.polled("triton")
                    .keys(Scalars.TEXT, "account", "dns_suffix", "endpoint")
                    .keys(Scalars.oneOf("an unknown role", List.of("container", "cn")), "role")
                    .keys(Shape.listOf(Scalars.TEXT), "groups")
                    .keys(Scalars.INTEGER, "port", "version")
                    .keys(HttpClientSection.TLS, "tls_config")
                    .rule(Kinds.notEmpty("role"))
                    .rule(Kinds.required("account", "dns_suffix", "endpoint"))
                    .rule(Kinds::positiveInterval)
                    .build());

    private RegistryDiscovery() {}

    private static BiConsumer<Fields, Report> marathonLogin(String token) {
        return Rules.atMostOneOf("basic_auth", "bearer_token", token)
                .andThen(Rules.atMostOneOf("bearer_token_file", "authorization", token));
    }

    private static Section zookeeper(String kind) {
        return Kinds.named(kind)
                .keys(Shape.listOf(Scalars.TEXT), "servers")
                .keys(Shape.listOf(ZOOKEEPER_PATH, "empty list item; allowed: a path that begins with /"), "paths")
                .keys(Scalars.DURATION, "timeout")
                .rule(Kinds.requiredLists("servers", "paths"))
                .build();
    }
}
