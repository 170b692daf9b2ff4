package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;

/** Where targets come from: static ones, and the names of all kinds of service discovery. */
final class TargetsSection {

    private static final String[] DISCOVERIES = {
        "aws", "azure", "consul", "digitalocean", "dns", "docker", "dockerswarm", "ec2", "ecs", "elasticache", "eureka",
        "file", "gce", "hetzner", "http", "ionos", "kubernetes", "kuma", "lightsail", "linode", "marathon", "msk",
        "nerve", "nomad", "oci", "openstack", "outscale", "ovhcloud", "puppetdb", "rds", "scaleway", "serverset",
        "stackit", "triton", "uyuni", "vultr"
    };

    private static final Section GROUP = Section.named("a static config")
            .keys(Shape.listOf(Scalars.TEXT, "empty list item; allowed: a target such as coop:8081"), "targets")
            .keys(Shape.mapOf(Scalars.LABEL_NAME, Scalars.LABEL_VALUE), "labels")
            .build();

    static final Section DISCOVERY = discovery();

    private TargetsSection() {}

    private static Section discovery() {
        Section.Builder section = Section.named("a discovery configuration")
                .keys(Shape.listOf(GROUP, "empty or null section in static_configs"), "static_configs")
                .rule(TargetsSection::addresses);
        for (String name : DISCOVERIES) {
            section.keys(Shape.ANYTHING, name + "_sd_configs");
        }
        return section.build();
    }

    /** Relabeling can make an address of anything, so that targets are checked only where there is none. */
    private static void addresses(Fields fields, Report report) {
        boolean relabeled = fields.value("relabel_configs")
                .filter(rules -> !(rules instanceof Items items) || !items.nodes().isEmpty())
                .isPresent();
        if (!relabeled && fields.value("static_configs").orElse(null) instanceof Items groups) {
            for (YamlNode group : groups.nodes()) {
                if (group instanceof Fields map && map.value("targets").orElse(null) instanceof Items targets) {
                    targets.nodes().forEach(target -> address(target, report));
                }
            }
        }
    }

    private static void address(YamlNode target, Report report) {
        if (target instanceof Scalar scalar && !scalar.isNull()) {
            String text = scalar.text();
            if (text.indexOf('/') >= 0) {
                report.add(target, InvalidValueException.quote(text)
                        + " is not a valid hostname; allowed: host:port, without a scheme and without a path");
            } else if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace) || hasBadPort(text)) {
                report.add(target, InvalidValueException.quote(text)
                        + " is not a valid target; allowed: host:port such as coop:8081 or [::1]:9100 (1 to 65535)");
            }
        }
    }

    /** Only a number can be told to be bad: a name may be that of a service. */
    private static boolean hasBadPort(String address) {
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon >= 0 && (address.indexOf(':') == colon || address.charAt(colon - 1) == ']');
        if (!hasPort) {
            return false;
        }
        String port = address.substring(colon + 1);
        boolean digits = port.chars().allMatch(c -> c >= '0' && c <= '9');
        return colon == 0 || digits && (port.isEmpty() || port.length() > 5
                || Integer.parseInt(port) == 0 || Integer.parseInt(port) > 65_535);
    }
}
