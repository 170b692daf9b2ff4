package io.jenkins.plugins.monitoringimages.plugin.form;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecContext;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecText;
import io.jenkins.plugins.monitoringimages.spec.reader.StackReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Collects the values of a spec from a form or from Pipeline arguments. What is empty is left out. */
public final class SpecForm {

    private final UnaryOperator<String> expand;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<SpecProblem> problems = new ArrayList<>();
    private String defaultBase = "";

    /** @param expand replaces build variables in a text */
    public SpecForm(UnaryOperator<String> expand) {
        this.expand = expand;
    }

    /** @param key a path such as {@code release.mirror} */
    public SpecForm text(String key, String text) {
        return text == null || text.isEmpty() ? this : put(key, expand.apply(text));
    }

    /** A text in which {@code $} has a meaning of its own. */
    public SpecForm verbatim(String key, String text) {
        return text == null || text.isEmpty() ? this : put(key, text);
    }

    public SpecForm list(String key, List<String> items) {
        return items.isEmpty() ? this : put(key, items.stream().map(expand).toList());
    }

    /** Texts in which {@code $} has a meaning of its own. */
    public SpecForm verbatim(String key, List<String> items) {
        return items.isEmpty() ? this : put(key, items);
    }

    /** @param items each {@code NAME=VALUE} */
    public SpecForm pairs(String key, List<String> items) {
        return items.isEmpty() ? this : put(key, pairsOf(key, items));
    }

    /** One text, or a mapping where its lines are {@code NAME=VALUE}. */
    public SpecForm pins(String key, String text) {
        return text != null && text.contains("=") ? pairs(key, FormText.orNone(FormText.lines(List.of(text)))) : text(key, text);
    }

    /** A list of mappings, each filled by one of the items. */
    public SpecForm forms(String key, List<? extends Item> items) {
        List<Map<String, Object>> forms = new ArrayList<>();
        for (Item item : items) {
            SpecForm form = new SpecForm(expand);
            item.fill(form);
            String path = key + "[" + forms.size() + "].";
            form.problems.forEach(p -> problems.add(new SpecProblem(path + p.key(), 0, p.message())));
            forms.add(form.values);
        }
        return forms.isEmpty() ? this : put(key, forms);
    }

    /** What fills a mapping of a list. */
    @FunctionalInterface
    public interface Item {
        void fill(SpecForm form);
    }

    /** The base image where the form names none; null for the usual one. */
    public SpecForm defaultBase(String base) {
        defaultBase = base == null ? "" : base;
        return this;
    }

    /** The same without files of a workspace. */
    public BuildSpec plan() throws SpecException {
        return plan(SpecFiles.none());
    }

    /**
     * @param files of the workspace
     * @throws SpecException with all that is wrong, in the same words as on the command line
     */
    public BuildSpec plan(SpecFiles files) throws SpecException {
        try {
            BuildSpec plan = SpecReader.read(values, new SpecContext(files, List.of(), defaultBase));
            if (problems.isEmpty()) {
                return plan;
            }
        } catch (SpecException e) {
            problems.addAll(e.problems());
        }
        throw new SpecException(problems);
    }

    /**
     * As a spec of which a text is the most part; what is here stands before the text.
     *
     * @param defaults stand behind it
     * @param files of the workspace
     */
    public BuildSpec plan(SpecText text, SpecForm defaults, SpecFiles files) throws SpecException {
        try {
            BuildSpec plan = SpecReader.read(text, values, defaults.values, new SpecContext(files, List.of(), defaultBase));
            if (problems.isEmpty()) {
                return plan;
            }
        } catch (SpecException e) {
            problems.addAll(e.problems());
        }
        throw new SpecException(problems);
    }

    /**
     * The spec of a stack; what is here stands behind the text.
     *
     * @param files of the workspace
     */
    public StackSpec stack(SpecText text, SpecFiles files) throws SpecException {
        return StackReader.read(text, values, new SpecContext(files, List.of(), defaultBase));
    }

    private Map<String, String> pairsOf(String key, List<String> items) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String item : items) {
            String pair = expand.apply(item);
            int equals = pair.indexOf('=');
            if (equals < 1) {
                problems.add(new SpecProblem(
                        key, 0, new InvalidValueException(pair, "NAME=VALUE, one on each line").getMessage()));
            } else if (pairs.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim()) != null) {
                problems.add(new SpecProblem(
                        key, 0, InvalidValueException.quote(pair.substring(0, equals)) + " is given twice; allowed: once"));
            }
        }
        return pairs;
    }

    @SuppressWarnings("unchecked")
    private SpecForm put(String key, Object value) {
        Map<String, Object> section = values;
        String[] path = key.split("\\.");
        for (int i = 0; i < path.length - 1; i++) {
            section = (Map<String, Object>) section.computeIfAbsent(path[i], name -> new LinkedHashMap<>());
        }
        section.put(path[path.length - 1], value);
        return this;
    }
}
