package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.Preparation.Prepared;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.build.config.DirectoryFiles;
import io.jenkins.plugins.monitoringimages.build.config.ReleaseConfigCheckers;
import io.jenkins.plugins.monitoringimages.build.release.VerifiedRelease;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.release.download.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.release.download.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds images on this machine, an agent or wherever the command line runs: puts the use case together with real downloads,
 * engines and registries.
 *
 * @param cacheDirectory where release tarballs and base images are kept
 * @param cacheSize how many bytes of them are kept
 * @param http how mirrors and registries are asked
 * @param machine this one, for which the checker is taken out of a release
 * @param clock for durations and dates
 */
public record BuildService(Path cacheDirectory, long cacheSize, HttpSettings http, BuildMachine machine, Clock clock) {

    /**
     * Builds the images of a spec.
     *
     * @param site where it runs; the files that the spec names lie below its directory
     * @throws BuildException if nothing could be built; what failed for one of several platforms is in the report
     */
    public BuildReport build(BuildSpec spec, BuildEnvironment environment, BuildSite site, BuildEvents events)
            throws BuildException, InterruptedException {
        return build(spec, environment, site, events, Approval.ALWAYS);
    }

    /** @param approval is asked before anything gets a tag */
    public BuildReport build(
            BuildSpec spec, BuildEnvironment environment, BuildSite site, BuildEvents events, Approval approval)
            throws BuildException, InterruptedException {
        BlobCache blobs = blobs(events);
        BuildCache known = new BuildCache(blobs);
        BuildEnvironment dated = environment.at(SourceDate.of(site.environment()));
        try (HttpReleaseSource releases = releases(spec, dated, site, blobs);
                OpenWorkshop workshop = OpenWorkshop.of(spec, dated, site, blobs, http, clock, events)) {
            return new ImageBuild(preparation(releases, site, blobs, events), workshop.open(known)).run(spec, dated, approval);
        }
    }

    /**
     * Writes the bundles of a spec, one for each platform, for hosts without containers.
     *
     * @param to the directory that gets them
     * @return their files, in the order of the platforms
     * @throws BuildException if one of them could not be made; nothing half-written stays
     */
    public List<Path> bundle(BuildSpec spec, BuildEnvironment environment, BuildSite site, Path to, BuildEvents events)
            throws BuildException, InterruptedException {
        BlobCache blobs = blobs(events);
        BuildEnvironment dated = environment.at(SourceDate.of(site.environment()));
        try (HttpReleaseSource releases = releases(spec, dated, site, blobs)) {
            Prepared prepared = preparation(releases, site, blobs, events).run(spec, BuildService::noImage);
            if (!prepared.failures().isEmpty()) {
                throw new BuildException(prepared.failures().get(0).toString());
            }
            HostBuild host = new HostBuild(spec, dated, prepared.rendered(), to);
            List<Path> files = new ArrayList<>();
            for (VerifiedRelease release : prepared.releases().values()) {
                files.add(prepared.steps().run(
                        StepId.of(BuildStep.WRITE, release.asset().platform()),
                        () -> host.write(release),
                        file -> file.getFileName().toString()));
            }
            return files;
        }
    }

    private BlobCache blobs(BuildEvents events) {
        return new BlobCache(cacheDirectory, cacheSize, clock, events::warning);
    }

    private HttpReleaseSource releases(BuildSpec spec, BuildEnvironment environment, BuildSite site, BlobCache blobs) {
        return new HttpReleaseSource(
                http,
                new ReleaseCache(blobs),
                clock,
                Pause.real(),
                environment.variables(site.environment(), spec.release().login()));
    }

    private Preparation preparation(HttpReleaseSource releases, BuildSite site, BlobCache blobs, BuildEvents events) {
        return new Preparation(
                releases,
                new ReleaseConfigCheckers(releases, new ReleaseCache(blobs), machine),
                new BuildCache(blobs),
                new DirectoryFiles(site.directory()),
                clock,
                events);
    }

    private static BaseImage noImage(ImageReference name, Platform platform, PullPolicy pull) throws ImageException {
        throw new ImageException(name + " is an image; allowed in a bundle for a host: a component that is released as an archive");
    }
}
