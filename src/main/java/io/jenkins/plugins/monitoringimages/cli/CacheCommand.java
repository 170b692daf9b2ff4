package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.cli.input.CacheDirectory;
import io.jenkins.plugins.monitoringimages.cli.input.CliEnvironment;
import io.jenkins.plugins.monitoringimages.cli.output.Sizes;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.engine.DockerEngine;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.cli.input.UsageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cache}: what is kept of releases, here and on a container engine. */
@Command(
        name = "cache",
        description = "Tells how much the cache of release tarballs holds, or clears it.",
        mixinStandardHelpOptions = true)
final class CacheCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private CacheDirectory cache;

    @Option(names = "--clear", description = "Removes everything that no build uses at the moment.")
    private boolean clear;

    @Option(
            names = "--docker",
            paramLabel = "HOST",
            description = "Also removes what killed builds left on this container engine, such as "
                    + "unix:///var/run/docker.sock: containers of smoke tests that are older than their time limit.")
    private String dockerHost = "";

    CacheCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        BlobCache blobs = cache.cache(environment);
        if (clear) {
            blobs.clear();
        }
        environment.out().println(Sizes.bytes(blobs.size()));
        if (!dockerHost.isEmpty()) {
            engine();
        }
        return ExitCode.OK;
    }

    private void engine() throws BuildException, UsageException, InterruptedException {
        try (DockerEngine engine = DockerEngine.connect(host(), BuildEvents.silent())) {
            if (clear) {
                engine.removeLeftovers();
            }
            environment.out().println("Docker " + engine.info().version() + " at " + engine.info().host());
        }
    }

    private DockerHost host() throws UsageException {
        try {
            return DockerHost.of(dockerHost, environment.variables());
        } catch (InvalidValueException e) {
            throw new UsageException("--docker: " + e.getMessage());
        }
    }
}
