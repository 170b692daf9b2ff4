package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.component.http.HttpClientSection;
import io.jenkins.plugins.monitoringimages.component.http.Urls;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Field;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Kubernetes, which also has a client of its own, with settings from inside the cluster or from a file. */
final class KubernetesDiscovery {

    private static final Section NAMESPACES = Section.named("the namespaces section")
            .keys(Scalars.BOOLEAN, "own_namespace")
            .keys(Shape.listOf(Scalars.TEXT), "names")
            .build();
    private static final Section METADATA = Section.named("the attach_metadata section")
            .keys(Scalars.BOOLEAN, "node", "namespace", "deployment", "job", "cronjob")
            .build();

    static final Section KIND = Kinds.named("kubernetes")
            .with(HttpClientSection.HTTP_CLIENT)
            .keys(Urls.ANY, "api_server")
            .keys(KubernetesSelectors.ROLE, "role")
            .keys(Scalars.TEXT, "kubeconfig_file")
            .keys(NAMESPACES, "namespaces")
            .keys(KubernetesSelectors.SELECTORS, "selectors")
            .keys(METADATA, "attach_metadata")
            .rule(Rules.required("role", "role missing; allowed: " + String.join(", ", KubernetesSelectors.ROLES)))
            .rule(KubernetesSelectors::check)
            .rule(KubernetesDiscovery::client)
            .build();

    private KubernetesDiscovery() {}

    private static void client(Fields kind, Report report) {
        boolean server = kind.value("api_server").isPresent();
        boolean file = Rules.isSet(kind, "kubeconfig_file");
        if (server && file) {
            report.add(kind.fields().get("kubeconfig_file").key(),
                    "cannot use 'kubeconfig_file' and 'api_server' simultaneously");
        }
        Optional<Scalar> own = customSetting(kind);
        if (own.isPresent() && file) {
            report.add(own.get(), "cannot use a custom HTTP client configuration together with 'kubeconfig_file'");
        } else if (own.isPresent() && !server) {
            report.add(own.get(),
                    "to use custom HTTP client configuration please provide the 'api_server' URL explicitly");
        }
        if ((server || file) && ownNamespace(kind)) {
            report.add(kind.fields().get("namespaces").key(), "cannot use '" + (server ? "api_server" : "kubeconfig_file")
                    + "' and 'namespaces.own_namespace' simultaneously");
        }
    }

    private static boolean ownNamespace(Fields kind) {
        return kind.value("namespaces").orElse(null) instanceof Fields namespaces
                && Rules.isTrue(namespaces, "own_namespace");
    }

    /** The key of the first setting of the HTTP client that is not what it is by default. */
    private static Optional<Scalar> customSetting(Fields kind) {
        return kind.fields().values().stream()
                .filter(field -> HttpClientSection.HTTP_CLIENT.knows(field.key().text()))
                .filter(KubernetesDiscovery::isCustom)
                .map(Field::key)
                .findFirst();
    }

    private static boolean isCustom(Field setting) {
        YamlNode value = setting.value();
        if (YamlNode.isNothing(value)) {
            return false;
        }
        String key = setting.key().text();
        if (key.equals("tls_config")) {
            return value instanceof Fields tls && tls.fields().values().stream().anyMatch(KubernetesDiscovery::isCustom);
        }
        if (!(value instanceof Scalar scalar) || key.equals("proxy_url")) {
            return true;
        }
        boolean onByDefault = List.of("follow_redirects", "enable_http2").contains(key);
        boolean isYes = scalar.text().matches("(?i)y|yes|true|on");
        boolean isNo = scalar.text().matches("(?i)n|no|false|off") && scalar.style() == YamlNode.Style.PLAIN;
        return onByDefault ? !isYes : !isNo && !scalar.text().isEmpty();
    }
}
