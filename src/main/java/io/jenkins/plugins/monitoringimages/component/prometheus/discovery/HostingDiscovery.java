package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.component.http.Urls;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import java.util.List;
import java.util.Map;

/** Companies from which machines are rented. */
final class HostingDiscovery {

    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    static final Map<String, Section> KINDS = Map.of(
            "digitalocean", Kinds.polledByHttp("digitalocean")
                    .keys(Scalars.INTEGER, "port")
                    .keys(Scalars.oneOf("an unknown role", List.of("droplets", "databases")), "role")
                    .build(),
            "hetzner", Kinds.polledByHttp("hetzner")
                    .keys(Scalars.INTEGER, "port")
                    .keys(Scalars.oneOf("an unknown role", List.of("robot", "hcloud")), "role")
                    .keys(Scalars.TEXT, "label_selector")
                    .rule(Rules.required("role", "role missing; allowed: robot, hcloud"))
                    .build(),
            "ionos", Kinds.polledByHttp("ionos")
                    .keys(Scalars.TEXT, "datacenter_id")
                    .keys(Scalars.INTEGER, "port")
                    .rule(Kinds.required("datacenter_id"))
                    .build(),
            "linode", Kinds.polledByHttp("linode")
                    .keys(Scalars.TEXT, "tag_separator", "region")
                    .keys(Scalars.INTEGER, "port")
                    .build(),
            "outscale", Kinds.polledByHttp("outscale")
                    .keys(Scalars.TEXT, "endpoint", "region", "access_key", "secret_key_file")
                    .keys(Scalars.SECRET, "secret_key")
                    .keys(Scalars.INTEGER, "port")
                    .rule(Kinds.notEmpty("region"))
                    .rule(Kinds.required("access_key"))
                    .rule(Kinds.secretKey())
                    .build(),
            "ovhcloud", Kinds.polled("ovhcloud")
                    .keys(Scalars.TEXT, "endpoint", "application_key")
                    .keys(Scalars.SECRET, "application_secret", "consumer_key")
                    .keys(Scalars.oneOf("an unknown service", List.of("dedicated_server", "vps")), "service")
                    .rule(Kinds.notEmpty("endpoint"))
                    .rule(Kinds.required("application_key", "application_secret", "consumer_key", "service"))
                    .build(),
            "scaleway", Kinds.polledByHttp("scaleway")
                    .keys(uuid("project"), "project_id")
                    .keys(Urls.ANY, "api_url")
                    .keys(Scalars.matching("not a zone", "a zone such as fr-par-1", "[a-z]{2}-[a-z]{3}-[0-9]"), "zone")
                    .keys(Scalars.secret("an access key: SCW and 17 letters or digits", "SCW[A-Z0-9]{17}"),
                            "access_key")
                    .keys(Scalars.secret("a secret key: a UUID", UUID), "secret_key")
                    .keys(Scalars.TEXT, "secret_key_file", "name_filter")
                    .keys(Shape.listOf(Scalars.TEXT), "tags_filter")
                    .keys(Scalars.INTEGER, "port")
                    .keys(Scalars.oneOf("an unknown role", List.of("instance", "baremetal")), "role")
                    .rule(Rules.required("role", "role missing; allowed: instance, baremetal"))
                    .rule(Kinds.notEmpty("zone"))
                    .rule(Kinds.required("project_id", "access_key"))
                    .rule(Kinds.secretKey())
                    .build(),
            "vultr", Kinds.polledByHttp("vultr").keys(Scalars.INTEGER, "port").build());

    private HostingDiscovery() {}

    private static Shape uuid(String what) {
        return Scalars.matching("not the UUID of a " + what, "a UUID", UUID);
    }
}
