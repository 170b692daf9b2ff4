package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.engine.release.ReleaseCache;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cache}: what is kept of releases. */
@Command(
        name = "cache",
        description = "Tells how much the cache of release tarballs holds, or clears it.",
        mixinStandardHelpOptions = true)
final class CacheCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private CacheFolder cache;

    @Option(names = "--clear", description = "Removes everything that no build uses at the moment.")
    private boolean clear;

    CacheCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        ReleaseCache releases = cache.cache(surroundings);
        if (clear) {
            releases.clear();
        }
        surroundings.out().println(Sizes.bytes(releases.size()));
        return ExitCode.OK;
    }
}
