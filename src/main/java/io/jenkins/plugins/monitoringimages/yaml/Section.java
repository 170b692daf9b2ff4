package io.jenkins.plugins.monitoringimages.yaml;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Field;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A part of the configuration: its keys, what each takes, and the rules between them. */
public final class Section implements Shape {

    /** Longer keys are far from every known one, and not compared. */
    private static final int LONGEST_KEY = 60;

    private final String name;
    private final Map<String, Shape> keys;
    private final List<BiConsumer<Fields, Report>> rules;

    private Section(Builder builder) {
        this.name = builder.name;
        this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(builder.keys));
        this.rules = List.copyOf(builder.rules);
    }

    /** @param name with its article, as in "unknown key in {@code a scrape config}" */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Whether a key is one of this section's. */
    public boolean knows(String key) {
        return keys.containsKey(key);
    }

    @Override
    public void check(YamlNode node, Report report) {
        if (!(node instanceof Fields fields)) {
            report.add(node, name + " must be a map, not " + node.kind());
            return;
        }
        for (Field field : fields.fields().values()) {
            Shape shape = keys.get(field.key().text());
            if (shape == null && !report.isFull()) {
                report.add(field.key(), unknown(field.key().text()));
            } else if (shape != null && !YamlNode.isNothing(field.value())) {
                shape.check(field.value(), report);
            }
        }
        rules.forEach(rule -> rule.accept(fields, report));
    }

    private String unknown(String key) {
        Optional<String> near = key.length() > LONGEST_KEY ? Optional.empty() : Similar.to(key, keys.keySet());
        return "the key " + InvalidValueException.quote(key) + " is not known in " + name
                + near.map(known -> "; did you mean '" + known + "'?")
                        .orElseGet(() -> "; allowed: " + String.join(", ", keys.keySet()));
    }

    /** Collects what a section is made of. */
    public static final class Builder {

        private final String name;
        private final Map<String, Shape> keys = new LinkedHashMap<>();
        private final List<BiConsumer<Fields, Report>> rules = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Keys that all take the same. */
        public Builder keys(Shape shape, String... names) {
            for (String key : names) {
                keys.put(key, shape);
            }
            return this;
        }

        /** The keys and rules of another section, written among this one's. */
        public Builder with(Section other) {
            keys.putAll(other.keys);
            rules.addAll(other.rules);
            return this;
        }

        /** Something that must hold between the values; runs after all values were checked one by one. */
        public Builder rule(BiConsumer<Fields, Report> rule) {
            rules.add(rule);
            return this;
        }

        public Section build() {
            return new Section(this);
        }
    }
}
