package io.jenkins.plugins.monitoringimages.cli.input;

import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.release.download.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.release.download.ReleaseCache;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where release tarballs are kept. */
public final class CacheDirectory {

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

    public BuildService service(CliEnvironment environment) throws UsageException {
        return new BuildService(
                folder(environment),
                size(),
                environment.http(),
                environment.machine(),
                environment.clock());
    }

    public BlobCache cache(CliEnvironment environment) throws UsageException {
        return new BlobCache(folder(environment), size(), environment.clock());
    }

    /** The tarballs and tools of releases. */
    public ReleaseCache tarballs(CliEnvironment environment) throws UsageException {
        return new ReleaseCache(cache(environment));
    }

    public ReleaseSource releases(CliEnvironment environment) throws UsageException {
        return new HttpReleaseSource(
                environment.http(), tarballs(environment), environment.clock(), Pause.real());
    }

    private long size() throws UsageException {
        if (mebibytes < 1 || mebibytes > Long.MAX_VALUE / MEBIBYTE) {
            throw new UsageException("--cache-size: '" + mebibytes + "' is not allowed; allowed: a number of MiB above zero");
        }
        return mebibytes * MEBIBYTE;
    }

    private Path folder(CliEnvironment environment) throws UsageException {
        if (folder != null && folder.toString().isBlank()) {
            throw new UsageException("--cache: is empty; allowed: a directory");
        }
        return folder == null ? environment.defaultCache() : folder;
    }
}
