package io.jenkins.plugins.monitoringimages.oci.registry.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Docker's {@code config.json}, as far as it tells who logs in where. */
final class DockerConfigFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final CredentialHelper helper;
    private final BuildEvents events;
    private JsonNode content;

    DockerConfigFile(Path file, Map<String, String> environment, BuildEvents events) {
        this.file = file;
        this.helper = new CredentialHelper(environment, events);
        this.events = events;
    }

    /** As Docker does: the helper for this registry, or else the one for all, or else the file itself. */
    Optional<Login> find(RegistryHost host) throws InterruptedException {
        JsonNode config = content();
        String own = config.path("credHelpers").path(host.loginKey()).asText("");
        if (own.isEmpty() && host.name().equals(RegistryHost.DOCKER_HUB)) {
            own = config.path("credHelpers").path(RegistryHost.DOCKER_HUB).asText("");
        }
        String name = own.isEmpty() ? config.path("credsStore").asText("") : own;
        Optional<Login> helped = name.isEmpty() ? Optional.empty() : helper.get(name, host.loginKey());
        return helped.isPresent() ? helped : fromFile(config.path("auths"), host);
    }

    private Optional<Login> fromFile(JsonNode auths, RegistryHost host) {
        for (Map.Entry<String, JsonNode> entry : auths.properties()) {
            if (isFor(entry.getKey(), host)) {
                Optional<Login> login = login(entry.getValue(), entry.getKey());
                if (login.isPresent()) {
                    return login;
                }
            }
        }
        return Optional.empty();
    }

    /** Keys are hosts, in older files with a scheme and a path. */
    private static boolean isFor(String key, RegistryHost host) {
        String authority = key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        boolean hub = host.name().equals(RegistryHost.DOCKER_HUB);
        return authority.equals(host.address()) || hub && (authority.equals("index.docker.io") || authority.equals("docker.io"));
    }

    private Optional<Login> login(JsonNode entry, String key) {
        String token = entry.path("identitytoken").asText("");
        if (!token.isEmpty()) {
            return Optional.of(new Login("", token, true));
        }
        String auth = entry.path("auth").asText("");
        if (auth.isEmpty()) {
            String user = entry.path("username").asText("");
            return user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Login(user, entry.path("password").asText(""), false));
        }
        try {
            String plain = new String(Base64.getDecoder().decode(auth.trim()), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            if (colon > 0) {
                return Optional.of(new Login(plain.substring(0, colon), plain.substring(colon + 1).replace("\0", ""), false));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        events.warning("The login of " + key + " in " + file + " is damaged and not used; docker login writes it anew");
        return Optional.empty();
    }

    private JsonNode content() {
        if (content == null) {
            content = read();
        }
        return content;
    }

    private JsonNode read() {
        String problem;
        try {
            JsonNode read = JSON.readTree(Files.readAllBytes(file));
            if (read.isObject()) {
                return read;
            }
            problem = "is no JSON object";
        } catch (NoSuchFileException e) {
            return MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            problem = "is damaged";
        } catch (IOException e) {
            problem = "cannot be read";
        }
        events.warning("Docker's configuration " + file + " " + problem + ", so that no login is taken from it");
        return MissingNode.getInstance();
    }
}
