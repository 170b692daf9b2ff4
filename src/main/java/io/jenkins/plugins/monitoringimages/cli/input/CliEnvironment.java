package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What the command line takes from its process, so that a test can give it another one.
 *
 * @param variables of the environment
 * @param home the user's home folder
 * @param machine on which it runs
 * @param out for results
 * @param err for progress, warnings and errors
 * @param terminal whether {@code err} is a terminal that understands colours
 * @param clock for durations and dates
 */
public record CliEnvironment(
        Map<String, String> variables,
        Path home,
        BuildMachine machine,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Clock clock) {

    public static CliEnvironment ofThisProcess() {
        return new CliEnvironment(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                new BuildMachine(System.getProperty("os.name"), System.getProperty("os.arch")),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Ansi.AUTO.enabled(),
                Clock.systemUTC());
    }

    /** How to download, with the proxies that the environment names. */
    public HttpSettings http() throws UsageException {
        try {
            return HttpSettings.fromEnvironment(variables);
        } catch (InvalidValueException e) {
            throw new UsageException("The environment variables http_proxy and https_proxy: " + e.getMessage());
        }
    }

    /** The container engine: the spec's, or else the environment's, or else the local one. */
    public DockerHost dockerHost(String ofSpec) throws UsageException {
        try {
            return DockerHost.of(ofSpec, variables);
        } catch (InvalidValueException e) {
            throw new UsageException(
                    (ofSpec.isEmpty() ? "The environment variable DOCKER_HOST: " : "docker.host: ") + e.getMessage());
        }
    }

    /** The folder of the tarball cache where none is named: below {@code XDG_CACHE_HOME}, or else {@code ~/.cache}. */
    Path defaultCache() {
        String caches = variables.getOrDefault("XDG_CACHE_HOME", "");
        Path root = caches.isEmpty() ? home.resolve(".cache") : Path.of(caches);
        return root.resolve("monitoring-images").resolve("releases");
    }
}
