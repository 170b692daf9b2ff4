package io.jenkins.plugins.monitoringimages.oci.registry.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs {@code docker-credential-<name> get}. A helper that fails costs a warning; the registry then says whether it goes
 * without a login.
 *
 * @see <a href="https://github.com/docker/docker-credential-helpers">the protocol of credential helpers</a>
 */
final class CredentialHelper {

    private static final int SECONDS = 30;
    private static final int LONGEST = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private final BuildEvents events;

    CredentialHelper(Map<String, String> environment, BuildEvents events) {
        this.environment = environment;
        this.events = events;
    }

    Optional<Login> get(String name, String key) throws InterruptedException {
        String command = "docker-credential-" + name;
        Optional<Path> program = find(command);
        if (program.isEmpty()) {
            return useless(command, key, "is not in the PATH");
        }
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(program.get().toString(), "get");
            builder.environment().clear();
            builder.environment().putAll(environment);
            process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            return useless(command, key, "cannot be started");
        }
        try {
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> converse(process, key));
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return useless(command, key, "did not answer within " + SECONDS + " s");
            }
            byte[] answer = output.handle((bytes, failure) -> bytes == null ? new byte[0] : bytes).join();
            return process.exitValue() == 0 ? parse(command, key, answer) : refused(command, key, answer);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static byte[] converse(Process process, String key) {
        try (OutputStream in = process.getOutputStream();
                InputStream out = process.getInputStream()) {
            try {
                in.write(key.getBytes(StandardCharsets.UTF_8));
                in.close();
            } catch (IOException e) {
                // It has not read the key; its answer says why.
            }
            return out.readNBytes(LONGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Login> parse(String command, String key, byte[] answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            String user = json.path("Username").asText("");
            String secret = json.path("Secret").asText("");
            if (!secret.isEmpty()) {
                return Optional.of(
                        user.equals("<token>") ? new Login("", secret, true) : new Login(user, secret, false));
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return useless(command, key, "did not answer in JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Login> refused(String command, String key, byte[] answer) {
        String said = new String(answer, StandardCharsets.UTF_8).strip();
        return said.contains("credentials not found")
                ? Optional.empty()
                : useless(command, key, "failed" + (said.isEmpty() ? "" : ": " + InvalidValueException.quote(said)));
    }

    private Optional<Login> useless(String command, String key, String problem) {
        events.warning("The login of " + key + " is not known: the credential helper " + command + " " + problem);
        return Optional.empty();
    }

    private Optional<Path> find(String command) {
        if (!command.matches("[A-Za-z0-9_.-]+")) {
            return Optional.empty();
        }
        for (String directory : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator))) {
            for (String ending : new String[] {"", ".exe"}) {
                try {
                    Path program = Path.of(directory, command + ending);
                    if (!directory.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                        return Optional.of(program);
                    }
                } catch (InvalidPathException e) {
                    // No directory of this system.
                }
            }
        }
        return Optional.empty();
    }
}
