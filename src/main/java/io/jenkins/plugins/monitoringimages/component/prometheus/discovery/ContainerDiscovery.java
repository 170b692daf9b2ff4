package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.component.http.Urls;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import java.util.List;
import java.util.Map;

/** What runs containers. */
final class ContainerDiscovery {

    private static final List<String> SWARM_ROLES = List.of("services", "tasks", "nodes");

    static final Map<String, Section> KINDS = Map.of(
            "docker", engine("docker")
                    .keys(Scalars.TEXT, "host_networking_host")
                    .keys(Scalars.BOOLEAN, "match_first_network")
                    .build(),
            "dockerswarm", engine("dockerswarm")
                    .keys(Scalars.oneOf("an invalid role", SWARM_ROLES), "role")
                    .rule(Rules.required("role", "role missing; allowed: " + String.join(", ", SWARM_ROLES)))
                    .build(),
            "kubernetes", KubernetesDiscovery.KIND);

    private ContainerDiscovery() {}

    private static Section.Builder engine(String kind) {
        return Kinds.polledByHttp(kind)
                .keys(Urls.ANY, "host")
                .keys(Scalars.INTEGER, "port")
                .keys(Shape.listOf(Kinds.FILTER), "filters")
                .rule(Kinds.required("host"));
    }
}
