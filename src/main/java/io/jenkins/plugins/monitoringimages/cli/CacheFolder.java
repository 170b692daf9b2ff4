package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.docker.BuildMachine;
import io.jenkins.plugins.monitoringimages.engine.image.PastBuilds;
import io.jenkins.plugins.monitoringimages.engine.release.ReleaseCache;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where release tarballs are kept. */
final class CacheFolder {

    private static final long MEBIBYTE = 1L << 20;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where release tarballs are kept; by default below $XDG_CACHE_HOME or ~/.cache.")
    private Path folder;

    @Option(
            names = "--cache-size",
            paramLabel = "MIB",
            description = "How much the cache may hold, in MiB (default: 2048); the least recently used goes first.")
    private long mebibytes = 2048;

    BuildMachine machine(Surroundings surroundings) throws UsageException {
        return new BuildMachine(
                folder(surroundings),
                size(),
                surroundings.http(),
                surroundings.osArch(),
                surroundings.clock());
    }

    ReleaseCache cache(Surroundings surroundings) throws UsageException {
        return new ReleaseCache(folder(surroundings), size(), surroundings.clock());
    }

    PastBuilds pastBuilds(Surroundings surroundings) {
        return PastBuilds.in(folder(surroundings), surroundings.clock());
    }

    private long size() throws UsageException {
        if (mebibytes < 1 || mebibytes > Long.MAX_VALUE / MEBIBYTE) {
            throw new UsageException("--cache-size: '" + mebibytes + "' is not allowed; allowed: a number of MiB above zero");
        }
        return mebibytes * MEBIBYTE;
    }

    private Path folder(Surroundings surroundings) {
        return folder == null ? surroundings.defaultCache() : folder;
    }
}
