package io.jenkins.plugins.monitoringimages.component.prometheus.check;

import static io.jenkins.plugins.monitoringimages.yaml.Shape.listOf;

import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happens to metrics that come in by OpenTelemetry's protocol. */
final class OtlpSection {

    static final Section OTLP = Section.named("the otlp section")
            .keys(Scalars.BOOLEAN, "promote_all_resource_attributes", "keep_identifying_resource_attributes",
                    "convert_histograms_to_nhcb", "promote_scope_metadata", "label_name_underscore_sanitization",
                    "label_name_preserve_multiple_underscores")
            .keys(listOf(Scalars.TEXT), "promote_resource_attributes", "ignore_resource_attributes")
            .keys(Scalars.oneOfOrEmpty("an unsupported OTLP translation strategy", List.of(
                    "UnderscoreEscapingWithSuffixes", "UnderscoreEscapingWithoutSuffixes",
                    "NoUTF8EscapingWithSuffixes", "NoTranslation")), "translation_strategy")
            .rule(OtlpSection::attributes)
            .build();

    private OtlpSection() {}

    private static void attributes(Fields otlp, Report report) {
        boolean all = Rules.isTrue(otlp, "promote_all_resource_attributes");
        if (all && !attributes(otlp, "promote_resource_attributes").isEmpty()) {
            report.add(otlp.fields().get("promote_resource_attributes").key(), "'promote_all_resource_attributes' and "
                    + "'promote_resource_attributes' cannot be configured simultaneously");
        }
        if (!all && !attributes(otlp, "ignore_resource_attributes").isEmpty()) {
            report.add(otlp.fields().get("ignore_resource_attributes").key(), "'ignore_resource_attributes' cannot be "
                    + "configured unless 'promote_all_resource_attributes' is true");
        }
        once(otlp, all ? "ignore_resource_attributes" : "promote_resource_attributes", report);
    }

    private static void once(Fields otlp, String key, Report report) {
        Set<String> seen = new HashSet<>();
        for (YamlNode node : attributes(otlp, key)) {
            String name = node instanceof Scalar scalar && !scalar.isNull() ? scalar.text().trim() : "";
            if (name.isEmpty()) {
                report.add(node, "invalid '" + key + "': empty OTel resource attribute");
            } else if (!seen.add(name)) {
                report.add(node, "invalid '" + key + "': duplicated OTel resource attribute");
            }
        }
    }

    private static List<YamlNode> attributes(Fields otlp, String key) {
        return otlp.value(key).orElse(null) instanceof Items items ? items.nodes() : List.of();
    }
}
