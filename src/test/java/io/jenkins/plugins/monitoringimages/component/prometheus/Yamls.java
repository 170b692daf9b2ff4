package io.jenkins.plugins.monitoringimages.component.prometheus;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML by SnakeYAML's own rules, which are those of YAML 1.1. */
final class Yamls {

    private Yamls() {}

    static Map<String, Object> load(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    static Object at(String yaml, String... path) {
        Object value = load(yaml);
        for (String key : path) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }
}
