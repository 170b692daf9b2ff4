package io.jenkins.plugins.monitoringimages.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.monitoringimages.image.ContainerConfig;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Port;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration of an image. What the base says and Docker would inherit is inherited: environment, ports, volumes,
 * labels, health check, stop signal and shell.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image configuration</a>
 */
final class ConfigJson {

    private static final List<String> INHERITED = List.of("Healthcheck", "StopSignal", "Shell");
    /** What Docker gives an image on {@code scratch}. */
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final JsonNode base;
    private final Instant created;

    /** @param base the configuration of the base image; missing for {@code scratch} */
    ConfigJson(JsonNode base, Instant created) {
        this.base = base;
        this.created = created;
    }

    /**
     * @param layers all of them, those of the base first
     * @param made how the layers on top of the base were made, one line for each
     */
    ObjectNode write(Platform platform, ContainerConfig config, List<Layer> layers, List<String> made) {
        ObjectNode json = Json.object();
        json.put("created", created.toString());
        json.put("architecture", platform.architecture());
        json.put("os", platform.os());
        if (!platform.variant().isEmpty()) {
            json.put("variant", platform.variant());
        }
        json.set("config", config(config));
        ArrayNode diffIds = Json.array();
        layers.forEach(layer -> diffIds.add(layer.diffId().digest()));
        json.set("rootfs", Json.object().put("type", "layers").set("diff_ids", diffIds));
        json.set("history", history(layers.size() - made.size(), made));
        return json;
    }

    private ObjectNode config(ContainerConfig config) {
        JsonNode below = base.path("config");
        ObjectNode json = Json.object();
        put(json, "User", config.user().isEmpty() ? below.path("User").asText("") : config.user());
        keys(json, "ExposedPorts", below, config.ports().stream().map(Port::toString).toList());
        json.set("Env", Json.array(environment(below, config.environment())));
        command(json, below, config);
        keys(json, "Volumes", below, config.volumes());
        put(json, "WorkingDir", config.workdir().isEmpty() ? below.path("WorkingDir").asText("") : config.workdir());
        Map<String, String> labels = new TreeMap<>();
        below.path("Labels").properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText("")));
        labels.putAll(config.labels());
        if (!labels.isEmpty()) {
            ObjectNode all = json.putObject("Labels");
            labels.forEach(all::put);
        }
        INHERITED.stream().filter(below::hasNonNull).forEach(name -> json.set(name, below.get(name)));
        return json;
    }

    /** As Docker does it: a program of one's own comes without the arguments of the base's. */
    private static void command(ObjectNode json, JsonNode below, ContainerConfig config) {
        boolean inherited = config.entrypoint().isEmpty();
        if (!inherited) {
            json.set("Entrypoint", Json.array(config.entrypoint()));
        } else if (below.hasNonNull("Entrypoint")) {
            json.set("Entrypoint", below.get("Entrypoint"));
        }
        if (!config.arguments().isEmpty()) {
            json.set("Cmd", Json.array(config.arguments()));
        } else if (inherited && below.hasNonNull("Cmd")) {
            json.set("Cmd", below.get("Cmd"));
        }
    }

    private static List<String> environment(JsonNode below, Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>();
        below.path("Env").forEach(variable -> {
            String[] parts = variable.asText("").split("=", 2);
            all.put(parts[0], parts.length < 2 ? "" : parts[1]);
        });
        if (below.isMissingNode()) {
            all.put("PATH", DEFAULT_PATH);
        }
        all.putAll(own);
        return all.entrySet().stream().map(v -> v.getKey() + "=" + v.getValue()).toList();
    }

    /** An object whose keys alone count, those of the base and our own. */
    private static void keys(ObjectNode json, String name, JsonNode below, List<String> own) {
        TreeMap<String, Boolean> all = new TreeMap<>();
        below.path(name).fieldNames().forEachRemaining(key -> all.put(key, true));
        own.forEach(key -> all.put(key, true));
        if (!all.isEmpty()) {
            ObjectNode keys = json.putObject(name);
            all.keySet().forEach(keys::putObject);
        }
    }

    private static void put(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    /** Every layer has its line; a base without a history, or with one that does not fit, gets a plain one. */
    private ArrayNode history(int baseLayers, List<String> made) {
        ArrayNode history = Json.array();
        JsonNode below = base.path("history");
        long told = Json.stream(below).filter(entry -> !entry.path("empty_layer").asBoolean(false)).count();
        if (told == baseLayers) {
            below.forEach(history::add);
        } else {
            for (int i = 0; i < baseLayers; i++) {
                history.add(Json.object().put("created_by", "base image"));
            }
        }
        made.forEach(line -> history.add(Json.object().put("created", created.toString()).put("created_by", line)));
        return history;
    }
}
