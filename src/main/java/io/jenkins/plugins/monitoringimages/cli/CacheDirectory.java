package io.jenkins.plugins.monitoringimages.cli;

import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.release.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.release.ReleaseCache;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where release tarballs are kept. */
final class CacheDirectory {

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

    BuildService service(CliEnvironment surroundings) throws UsageException {
        return new BuildService(
                folder(surroundings),
                size(),
                surroundings.http(),
                surroundings.machine(),
                surroundings.clock());
    }

    BlobCache cache(CliEnvironment surroundings) throws UsageException {
        return new BlobCache(folder(surroundings), size(), surroundings.clock());
    }

    ReleaseSource releases(CliEnvironment surroundings) throws UsageException {
        return new HttpReleaseSource(
                surroundings.http(), new ReleaseCache(cache(surroundings)), surroundings.clock(), Pause.real());
    }

    private long size() throws UsageException {
        if (mebibytes < 1 || mebibytes > Long.MAX_VALUE / MEBIBYTE) {
            throw new UsageException("--cache-size: '" + mebibytes + "' is not allowed; allowed: a number of MiB above zero");
        }
        return mebibytes * MEBIBYTE;
    }

    private Path folder(CliEnvironment surroundings) throws UsageException {
        if (folder != null && folder.toString().isBlank()) {
            throw new UsageException("--cache: is empty; allowed: a directory");
        }
        return folder == null ? surroundings.defaultCache() : folder;
    }
}
