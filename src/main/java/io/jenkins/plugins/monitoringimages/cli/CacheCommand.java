package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.ReleaseImages;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.engine.DockerImageBuilder;
import io.jenkins.plugins.monitoringimages.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.image.ImageException;
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

    private final CliEnvironment surroundings;

    @Mixin
    private CacheDirectory cache;

    @Option(names = "--clear", description = "Removes everything that no build uses at the moment.")
    private boolean clear;

    @Option(
            names = "--docker",
            paramLabel = "HOST",
            description = "Also the images of releases that are kept on this container engine, such as "
                    + "unix:///var/run/docker.sock.")
    private String dockerHost = "";

    CacheCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        BlobCache blobs = cache.cache(surroundings);
        if (clear) {
            blobs.clear();
            cache.pastBuilds(surroundings).clear();
        }
        surroundings.out().println(Sizes.bytes(blobs.size()));
        if (!dockerHost.isEmpty()) {
            images();
        }
        return ExitCode.OK;
    }

    private void images() throws ImageException {
        try (ImageBuilder engine =
                DockerImageBuilder.connect(DockerHost.of(dockerHost, surroundings.environment()))) {
            if (clear) {
                ReleaseImages.clear(engine);
            }
            engine.tagsOf(ReleaseImages.REPOSITORY).forEach(surroundings.out()::println);
        }
    }
}
