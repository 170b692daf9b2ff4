package io.jenkins.plugins.monitoringimages.plugin.task;

import hudson.AbortException;
import io.jenkins.plugins.monitoringimages.yaml.Similar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.ArrayType;
import org.jenkinsci.plugins.structs.describable.AtomicType;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.HomogeneousObjectType;
import org.jenkinsci.plugins.structs.describable.ParameterType;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;

/**
 * Reads the arguments of a Pipeline step. One that is not known is an error here, where Jenkins itself would only warn: a pin that is
 * misspelt is no pin. All problems are told together.
 */
public final class PipelineArguments {

    private final List<String> problems = new ArrayList<>();

    private PipelineArguments() {}

    /**
     * @param custom turns maps and single texts into lists
     * @throws AbortException with all that is wrong, a sentence on each line
     */
    public static <T extends Step> T step(Class<T> type, CustomDescribableModel custom, Map<String, Object> arguments)
            throws AbortException {
        DescribableModel<T> model = DescribableModel.of(type);
        PipelineArguments check = new PipelineArguments();
        check.all("", model, custom.customInstantiate(arguments));
        if (!check.problems.isEmpty()) {
            throw new AbortException(String.join("\n", check.problems));
        }
        return model.instantiate(arguments, null);
    }

    private void all(String path, DescribableModel<?> model, Map<String, ?> arguments) {
        List<String> known = model.getParameters().stream().map(DescribableParameter::getName).toList();
        for (Map.Entry<String, ?> argument : arguments.entrySet()) {
            String name = argument.getKey();
            DescribableParameter parameter = model.getParameter(name);
            if (parameter != null) {
                one(path + name, parameter.getType(), argument.getValue());
            } else if (!name.startsWith("$") && !name.equals(UninstantiatedDescribable.ANONYMOUS_KEY)) {
                problems.add(path + name + ": is no argument" + Similar.to(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElseGet(() -> "; allowed: " + String.join(", ", known)));
            }
        }
    }

    private void one(String path, ParameterType type, Object value) {
        if (value == null) {
            return;
        }
        if (type instanceof ArrayType list) {
            list(path, list.getElementType(), value);
        } else if (type instanceof AtomicType atom) {
            atom(path, atom.getType(), value);
        } else if (type instanceof HomogeneousObjectType object) {
            object(path, object, value);
        }
    }

    private void list(String path, ParameterType item, Object value) {
        if (value instanceof Collection<?> values) {
            int index = 0;
            for (Object each : values) {
                one(path + "[" + index++ + "]", item, each);
            }
        } else if (value instanceof Object[] values) {
            list(path, item, List.of(values));
        } else {
            problems.add(path + ": is " + kind(value) + "; allowed: a list, such as ['first', 'second']");
        }
    }

    private void atom(String path, Class<?> type, Object value) {
        if (type == String.class && !(value instanceof CharSequence)) {
            problems.add(path + ": is " + kind(value) + "; allowed: a text in quotes");
        } else if (type == boolean.class && !(value instanceof Boolean)) {
            problems.add(path + ": is " + kind(value) + "; allowed: true or false");
        }
    }

    private void object(String path, HomogeneousObjectType type, Object value) {
        Map<String, ?> given = value instanceof UninstantiatedDescribable described ? described.getArguments() : null;
        if (value instanceof Map<?, ?> map) {
            given = texts(map);
        }
        if (given != null) {
            CustomDescribableModel custom = CustomDescribableModel.of(type.getType());
            Map<String, Object> plain = new LinkedHashMap<>(given);
            all(path + ".", type.getSchemaType(), custom == null ? plain : custom.customInstantiate(plain));
        } else if (!type.getType().isInstance(value)) {
            problems.add(path + ": is " + kind(value) + "; allowed: " + type.getSchemaType().getParameters().stream()
                    .map(parameter -> parameter.getName() + ": ...")
                    .collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private static Map<String, ?> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    /** What somebody wrote, in words that know no programming language. */
    private static String kind(Object value) {
        if (value instanceof Number) {
            return value + ", a number";
        }
        if (value instanceof Boolean) {
            return value + ", a truth value";
        }
        if (value instanceof CharSequence) {
            return "a text";
        }
        if (value instanceof Map) {
            return "a map";
        }
        return value instanceof Collection || value instanceof Object[] ? "a list" : "something else";
    }
}
