package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;

/** What the value of a key must look like. It is not asked about a value that says nothing: Prometheus skips those. */
@FunctionalInterface
public interface Shape {

    /** Left to promtool. */
    Shape ANYTHING = (node, report) -> {};

    void check(YamlNode node, Report report);

    /**
     * A list, each item of which must say something.
     *
     * @param empty what is told of an item that says nothing
     */
    static Shape listOf(Shape item, String empty) {
        return (node, report) -> {
            if (node instanceof Items items) {
                for (YamlNode each : items.nodes()) {
                    if (YamlNode.isNothing(each)) {
                        report.add(each, empty);
                    } else {
                        item.check(each, report);
                    }
                }
            } else {
                report.add(node, "this must be a list, not " + node.kind());
            }
        };
    }

    /** A list whose items may say nothing. */
    static Shape listOf(Shape item) {
        return (node, report) -> {
            if (node instanceof Items items) {
                items.nodes().stream()
                        .filter(each -> !YamlNode.isNothing(each))
                        .forEach(each -> item.check(each, report));
            } else {
                report.add(node, "this must be a list, not " + node.kind());
            }
        };
    }

    /** A map whose keys are the user's own. */
    static Shape mapOf(Shape key, Shape value) {
        return (node, report) -> {
            if (node instanceof Fields fields) {
                fields.mergedTwice().forEach(twice -> report.add(twice, "the key "
                        + InvalidValueException.quote(twice.text())
                        + " is set both here and by the merge key <<; allowed: once"));
                fields.fields().values().forEach(field -> {
                    key.check(field.key(), report);
                    if (!YamlNode.isNothing(field.value())) {
                        value.check(field.value(), report);
                    }
                });
            } else {
                report.add(node, "this must be a map, not " + node.kind());
            }
        };
    }
}
