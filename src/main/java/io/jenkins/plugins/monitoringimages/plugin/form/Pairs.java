package io.jenkins.plugins.monitoringimages.plugin.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** Labels: a list of {@code NAME=VALUE} in a form, in Job DSL and in a saved job, and a map in a Pipeline. */
final class Pairs {

    private Pairs() {}

    /** Pipeline arguments with the maps at these keys turned into lists. */
    static Map<String, Object> mapsToLists(Map<String, Object> arguments, List<String> keys) {
        Map<String, Object> converted = new LinkedHashMap<>(arguments);
        for (String key : keys) {
            if (arguments.get(key) instanceof Map<?, ?> map) {
                converted.put(
                        key, map.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
            }
        }
        return converted;
    }

    /** Pipeline arguments with the single texts at these keys turned into lists of one. */
    static Map<String, Object> textsToLists(Map<String, Object> arguments, List<String> keys) {
        Map<String, Object> converted = new LinkedHashMap<>(arguments);
        for (String key : keys) {
            if (arguments.get(key) instanceof CharSequence text) {
                converted.put(key, List.of(text.toString()));
            }
        }
        return converted;
    }

    /** Pipeline arguments with the maps at these keys turned into texts of one pair on each line. */
    static Map<String, Object> mapsToLines(Map<String, Object> arguments, List<String> keys) {
        Map<String, Object> converted = mapsToLists(arguments, keys);
        for (String key : keys) {
            if (converted.get(key) instanceof List<?> items) {
                converted.put(key, items.stream().map(String::valueOf).collect(Collectors.joining("\n")));
            }
        }
        return converted;
    }

    /** Texts at these keys turned into maps where each of their lines is a pair. */
    static UninstantiatedDescribable linesToMaps(UninstantiatedDescribable described, List<String> keys) {
        Map<String, Object> converted = new LinkedHashMap<>(described.getArguments());
        for (String key : keys) {
            if (converted.get(key) instanceof String text && text.contains("=")) {
                converted.put(key, text.lines().toList());
            }
        }
        return listsToMaps(described.withArguments(converted), keys);
    }

    /** Lists at these keys turned into maps; a list with an item that is no pair stays as it is. */
    static UninstantiatedDescribable listsToMaps(UninstantiatedDescribable described, List<String> keys) {
        Map<String, Object> converted = new LinkedHashMap<>(described.getArguments());
        for (String key : keys) {
            if (converted.get(key) instanceof List<?> items
                    && items.stream().allMatch(item -> String.valueOf(item).indexOf('=') > 0)) {
                Map<String, Object> map = new LinkedHashMap<>();
                for (Object item : items) {
                    String[] pair = String.valueOf(item).split("=", 2);
                    map.put(pair[0].trim(), pair[1].trim());
                }
                converted.put(key, map);
            }
        }
        return described.withArguments(converted);
    }
}
