package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.List;
import java.util.Map;

/** The services of Amazon's cloud: each by its own kind, or by {@code aws} and its role. */
final class AmazonDiscovery {

    private static final List<String> ROLES = List.of("ec2", "ecs", "elasticache", "lightsail", "msk", "rds");
    private static final Shape FILTERS = Shape.listOf(Kinds.FILTER);
    private static final Shape CLUSTERS = Shape.listOf(Scalars.TEXT);

    static final Map<String, Section> KINDS = Map.of(
            "aws", service("aws")
                    .keys(Scalars.oneOf("an unknown role", ROLES), "role")
                    .keys(FILTERS, "filters")
                    .keys(CLUSTERS, "clusters")
                    .rule(Rules.required("role", "role missing; allowed: " + String.join(", ", ROLES)))
                    .build(),
            "ec2", service("ec2").keys(FILTERS, "filters").rule(AmazonDiscovery::filterValues).build(),
            "ecs", clusters("ecs").build(),
            "elasticache", clusters("elasticache").build(),
            "lightsail", service("lightsail").build(),
            "msk", clusters("msk").build(),
            "rds", clusters("rds").keys(FILTERS, "filters").build());

    private AmazonDiscovery() {}

    private static Section.Builder service(String kind) {
        return Kinds.polledByHttp(kind)
                .keys(Scalars.TEXT, "region", "endpoint", "access_key", "profile", "role_arn", "external_id")
                .keys(Scalars.SECRET, "secret_key")
                .keys(Scalars.INTEGER, "port");
    }

    private static Section.Builder clusters(String kind) {
        return service(kind).keys(CLUSTERS, "clusters").keys(Scalars.INTEGER, "request_concurrency");
    }

    private static void filterValues(Fields ec2, Report report) {
        var valuesRequired = Rules.requiredList("values", "filter values cannot be empty");
        Rules.sections(ec2, "filters").forEach(filter -> valuesRequired.accept(filter, report));
    }
}
