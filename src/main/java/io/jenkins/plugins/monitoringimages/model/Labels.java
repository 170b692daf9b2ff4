package io.jenkins.plugins.monitoringimages.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Prometheus labels: names and values, in the order in which they were given.
 *
 * @param values by name; a name is {@code [a-zA-Z_][a-zA-Z0-9_]*} and does not begin with two underscores, which
 *     Prometheus keeps for itself
 * @see <a href="https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels">Prometheus data model</a>
 */
public record Labels(Map<String, String> values) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final String ALLOWED_NAME =
            "a label name of letters, digits and underscores that begins with a letter and not with two underscores";

    /** @throws InvalidValueException if a name is not allowed or a value is missing */
    public Labels {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || name.startsWith("__")) {
                throw new InvalidValueException(name, ALLOWED_NAME);
            }
            if (value == null) {
                throw new InvalidValueException(name + ": ", "a text as the label's value");
            }
        });
    }

    public static Labels none() {
        return new Labels(Map.of());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
