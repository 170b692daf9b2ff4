package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import io.jenkins.plugins.monitoringimages.component.prometheus.discovery.ServiceDiscovery;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where targets come from, and the addresses of static ones. */
final class TargetsSection {

    /** A number behind the only colon, or behind an address in brackets. */
    private static final Pattern PORT = Pattern.compile("(?:[^:]*|.*]):([0-9]+)");

    static final Section DISCOVERY = Section.named("a discovery configuration")
            .with(ServiceDiscovery.KEYS)
            .rule(TargetsSection::addresses)
            .build();

    private TargetsSection() {}

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
        Matcher port = PORT.matcher(address);
        return port.matches() && (port.group(1).length() > 5
                || Integer.parseInt(port.group(1)) == 0 || Integer.parseInt(port.group(1)) > 65_535);
    }
}
