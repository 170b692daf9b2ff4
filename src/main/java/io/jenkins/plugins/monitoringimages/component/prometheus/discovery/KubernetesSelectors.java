package io.jenkins.plugins.monitoringimages.component.prometheus.discovery;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roles of Kubernetes, and selectors that narrow them.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
final class KubernetesSelectors {

    static final List<String> ROLES = List.of("pod", "service", "endpoints", "endpointslice", "node", "ingress");

    private static final Map<String, List<String>> SELECTABLE = Map.of(
            "pod", List.of("pod", "node"),
            "service", List.of("service"),
            "endpoints", List.of("pod", "service", "endpoints"),
            "endpointslice", List.of("pod", "service", "endpointslice"),
            "node", List.of("node"),
            "ingress", List.of("ingress"));

    private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";
    private static final String PREFIX = "(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/)?";
    private static final String LABEL = PREFIX + NAME;
    private static final String VALUE = "(?:" + NAME + ")?";
    private static final String SET = "\\s*\\(\\s*" + VALUE + "\\s*(?:,\\s*" + VALUE + "\\s*)*\\)";
    private static final String REQUIREMENT = "\\s*(?:!\\s*" + LABEL + "|" + LABEL + "(?:\\s*(?:==|=|!=)\\s*" + VALUE
            + "|\\s*[<>]\\s*-?[0-9]+|\\s+(?:in|notin)" + SET + ")?)\\s*";
    private static final String TERM = "[^,=!]*(?:==|!=|=)(?:[^,=\\\\]|\\\\[\\\\,=])*";

    static final Shape ROLE = Scalars.oneOf("an unknown role", ROLES);
    static final Shape SELECTORS = Shape.listOf(
            Section.named("a selector")
                    .keys(ROLE, "role")
                    .keys(Scalars.matching("an invalid label selector", "such as app=coop,tier in (a, b)",
                            "\\s*|" + REQUIREMENT + "(?:," + REQUIREMENT + ")*"), "label")
                    .keys(Scalars.matching("an invalid field selector", "such as metadata.name=coop",
                            "|(?:" + TERM + ")?(?:,(?:" + TERM + ")?)*"), "field")
                    .build());

    private KubernetesSelectors() {}

    /** Each selector is for a role of its own, which must be part of the role that is discovered. */
    static void check(Fields kind, Report report) {
        String role = kind.scalar("role").map(Scalar::text).orElse("");
        List<String> selectable = SELECTABLE.get(role);
        Set<String> seen = new HashSet<>();
        for (Fields selector : selectable == null ? List.<Fields>of() : Rules.sections(kind, "selectors")) {
            String of = selector.scalar("role").map(Scalar::text).orElse("");
            if (!seen.add(of)) {
                report.add(selector, "duplicated selector role: " + InvalidValueException.quote(of));
            } else if (!selectable.contains(of) && (of.isEmpty() || ROLES.contains(of))) {
                report.add(selector, role + " role supports only " + String.join(", ", selectable) + " selectors");
            }
        }
    }
}
