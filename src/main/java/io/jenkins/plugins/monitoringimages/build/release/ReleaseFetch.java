package io.jenkins.plugins.monitoringimages.build.release;

import io.jenkins.plugins.monitoringimages.build.report.Steps;
import io.jenkins.plugins.monitoringimages.cache.CachedBlob;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.event.BuildStep;
import io.jenkins.plugins.monitoringimages.event.StepId;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Compression;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ByteCount;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gets the release for one platform after the other: downloads it, compares it with its checksum and looks it through. A tarball
 * that was looked through before is not touched until somebody needs its bytes.
 */
public final class ReleaseFetch {

    private final ReleaseSource releases;
    private final ReleaseOptions options;
    private final Steps steps;
    private final BuildEvents events;

    public ReleaseFetch(ReleaseSource releases, ReleaseOptions options, Steps steps, BuildEvents events) {
        this.releases = releases;
        this.options = options;
        this.steps = steps;
        this.events = events;
    }

    public VerifiedRelease run(ReleaseAsset asset) throws BuildException, InterruptedException {
        Fetched fetched = steps.run(
                StepId.of(BuildStep.FETCH, asset.platform()), () -> fetch(asset), Fetched::toString);
        return steps.run(StepId.of(BuildStep.VERIFY, asset.platform()), () -> verify(fetched), fetched::verdict);
    }

    private Fetched fetch(ReleaseAsset asset) throws ReleaseException, InterruptedException {
        Optional<Sha256> checksum = releases.checksum(asset, options, events);
        if (checksum.isPresent()) {
            Optional<ReleaseContents> known = releases.contents(asset, checksum.get());
            if (known.isPresent()) {
                ReleaseBlob blob = new ReleaseBlob(
                        checksum.get(),
                        known.get().tarballSize(),
                        () -> releases.fetch(asset, options, checksum, events));
                return new Fetched(asset, blob, checksum, known);
            }
        }
        return new Fetched(asset, new ReleaseBlob(releases.fetch(asset, options, checksum, events)), checksum, Optional.empty());
    }

    private VerifiedRelease verify(Fetched fetched) throws BuildException, InterruptedException {
        ReleaseAsset asset = fetched.asset();
        try {
            if (fetched.known().isEmpty()) {
                ReleaseTarball tarball = fetched.blob().tarball();
                if (fetched.checksum().isPresent() && !fetched.checksum().get().equals(tarball.sha256())) {
                    throw new ReleaseException(asset + " has the SHA-256 " + tarball.sha256() + " and not "
                            + fetched.checksum().get() + ", so nothing of it is used");
                }
            }
            ReleaseContents contents =
                    fetched.known().isPresent() ? fetched.known().get() : releases.lookThrough(fetched.blob().tarball());
            return new VerifiedRelease(
                    asset, asset.fileName(), fetched.blob().sha256(), fetched.blob().size(), Optional.of(fetched.blob()),
                    Optional.of(layer(fetched, contents)),
                    contents.newest(), fetched.blob().downloaded());
        } catch (IOException e) {
            throw new ReleaseException(e.getMessage(), e);
        }
    }

    /** The tarball as it is, so that the layer's digest is the published checksum; or its files in a layer of ours. */
    private Layer layer(Fetched fetched, ReleaseContents contents)
            throws ReleaseException, InterruptedException, IOException {
        ReleaseAsset asset = fetched.asset();
        List<String> programs = List.copyOf(asset.component().programs().keySet());
        if (asset.isBareProgram()) {
            return packed(fetched);
        }
        if (contents.everybodyMayUse(programs, files(asset, contents))) {
            return new Layer(fetched.blob(), Compression.GZIP, contents.diffId(), contents.inflatedSize());
        }
        events.warning(asset + " has modes with which nobody but its owner could run it, so its files are packed anew; the"
                + " layer's digest is not the published checksum then");
        return packed(fetched);
    }

    /** What the image's user must be able to read besides the programs. */
    private static List<String> files(ReleaseAsset asset, ReleaseContents contents) {
        Component component = asset.component();
        List<String> files = new ArrayList<>();
        component.config().flatMap(ConfigFile::sample).filter(contents::hasFile).ifPresent(files::add);
        return files;
    }

    private Layer packed(Fetched fetched) throws ReleaseException, InterruptedException, IOException {
        CachedBlob tar = releases.repack(fetched.blob().tarball());
        return Layer.uncompressed(Blob.of(tar.file(), tar.sha256(), tar.size()));
    }

    /** @param known what is in it, where it was looked through before */
    private record Fetched(
            ReleaseAsset asset, ReleaseBlob blob, Optional<Sha256> checksum, Optional<ReleaseContents> known) {

        String verdict(VerifiedRelease release) {
            return "SHA-256 " + blob.sha256()
                    + (checksum.isEmpty() ? ", compared with nothing" : ", as published or pinned")
                    + ", all of its entries in order"
                    + (known.isPresent() ? " when it was looked through before" : "");
        }

        @Override
        public String toString() {
            String how = blob.downloaded() ? ByteCount.words(blob.size()) + " downloaded" : "from the cache";
            return asset.fileName() + ", " + (known.isPresent() ? "looked through before" : how);
        }
    }
}
