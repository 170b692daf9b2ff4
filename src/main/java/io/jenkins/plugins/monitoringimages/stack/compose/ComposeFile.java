package io.jenkins.plugins.monitoringimages.stack.compose;

import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Field;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import io.jenkins.plugins.monitoringimages.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code compose.yaml}. It has no {@code version} and no {@code name}: Compose 2 warns of the former, 1.29 refuses the latter.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">the Compose specification</a>
 */
public final class ComposeFile {

    /** How a service is asked whether it is well. A small machine takes its time to start. */
    private static final Map<String, String> PATIENCE = new LinkedHashMap<>();

    static {
        PATIENCE.put("interval", "30s");
        PATIENCE.put("timeout", "10s");
        PATIENCE.put("retries", "3");
        PATIENCE.put("start_period", "2m");
    }

    private ComposeFile() {}

    /** @param secretFiles the file of each secret, relative to the directory of the file */
    public static String of(List<ComposeService> services, Map<String, String> secretFiles) {
        Map<String, YamlNode> root = new LinkedHashMap<>();
        root.put("services", fields(services, ComposeService::name, ComposeFile::service));
        List<ComposeService> withState = services.stream().filter(service -> !service.state().isEmpty()).toList();
        if (!withState.isEmpty()) {
            root.put("volumes", fields(withState, ComposeService::volume, service -> new Fields(Map.of(), 0, 0)));
        }
        if (!secretFiles.isEmpty()) {
            root.put("secrets", fields(List.copyOf(secretFiles.keySet()), Function.identity(), secret ->
                    fields(Map.of("file", Scalar.text(secretFiles.get(secret))))));
        }
        return "# Written by Monitoring Images. Start: docker compose up -d. Another file beside it, compose.override.yaml, is read too.\n"
                + YamlWriter.write(fields(root));
    }

    private static YamlNode service(ComposeService service) {
        Map<String, YamlNode> keys = new LinkedHashMap<>();
        keys.put("image", literal(service.image()));
        keys.put("restart", Scalar.text("unless-stopped"));
        put(keys, "ports", texts(service.ports()), service.ports().isEmpty());
        put(keys, "environment", fields(List.copyOf(service.environment().keySet()), Function.identity(), name ->
                literal(service.environment().get(name))), service.environment().isEmpty());
        put(keys, "volumes", texts(List.of(service.volume() + ":" + service.state())), service.state().isEmpty());
        put(keys, "secrets", texts(service.secrets()), service.secrets().isEmpty());
        if (!service.health().isEmpty()) {
            Map<String, YamlNode> health = new LinkedHashMap<>();
            health.put("test", texts(Stream.concat(
                    Stream.of("CMD"), service.health().stream()).toList()));
            PATIENCE.forEach((key, value) -> health.put(key, key.equals("retries") ? plain(value) : Scalar.text(value)));
            keys.put("healthcheck", fields(health));
        }
        return fields(keys);
    }

    private static void put(Map<String, YamlNode> keys, String key, YamlNode value, boolean isEmpty) {
        if (!isEmpty) {
            keys.put(key, value);
        }
    }

    private static Items texts(List<String> texts) {
        return new Items(texts.stream().map(ComposeFile::literal).map(YamlNode.class::cast).toList(), 0, 0);
    }

    /** A text in which Compose replaces nothing. */
    private static Scalar literal(String text) {
        return Scalar.text(text.replace("$", "$$"));
    }

    private static Scalar plain(String text) {
        return new Scalar(text, YamlNode.Style.PLAIN, 0, 0);
    }

    private static <T> Fields fields(List<T> items, Function<T, String> key, Function<T, YamlNode> value) {
        return fields(items.stream().collect(Collectors.toMap(key, value, (a, b) -> a, LinkedHashMap::new)));
    }

    private static Fields fields(Map<String, YamlNode> values) {
        Map<String, Field> fields = new LinkedHashMap<>();
        values.forEach((key, value) -> fields.put(key, new Field(Scalar.text(key), value)));
        return new Fields(fields, 0, 0);
    }
}
