package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.Redirects;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.NoChecksumException;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.release.ReleaseSource;
import io.jenkins.plugins.monitoringimages.release.download.KnownChecksum.Source;
import java.net.URI;
import java.util.Optional;

/** Finds out which checksum a tarball must have: from the pin and the release's list, or from what is known of both. */
final class ChecksumFinder {

    private final ReleaseCache cache;
    private final MirrorClient web;

    ChecksumFinder(ReleaseCache cache, MirrorClient web) {
        this.cache = cache;
        this.web = web;
    }

    /** As {@link ReleaseSource#checksum}. */
    Optional<Sha256> find(ReleaseAsset asset, ReleaseOptions options, BuildEvents events)
            throws ReleaseException, InterruptedException {
        Mirror mirror = web.mirror(asset.component(), options);
        URI tarball = mirror.tarball(asset);
        Optional<Sha256> pin = options.pinned(asset.platform());
        Optional<KnownChecksum> before = cache.known(tarball);
        if (before.isPresent() && settles(before.get(), pin)) {
            return Optional.of(before.get().sha256());
        }
        Optional<Sha256> listed =
                before.isPresent() && acceptsUnverified(asset, options) ? Optional.empty() : ask(asset, mirror, options, events);
        if (listed.isPresent()) {
            cache.remember(tarball, new KnownChecksum(Source.LIST, listed.get()));
        } else if (pin.isPresent()) {
            cache.remember(tarball, new KnownChecksum(Source.PIN, pin.get()));
            return pin;
        } else {
            events.warning(asset + " is taken unverified: " + mirror
                    + " has no checksum of it, and release.verify is false");
        }
        return listed;
    }

    /** Whether a tarball is taken though neither list nor pin verifies it. */
    static boolean acceptsUnverified(ReleaseAsset asset, ReleaseOptions options) {
        return !options.verify() && options.pinned(asset.platform()).isEmpty();
    }

    /** What the list beside the tarball says; nothing where it says nothing and need not. */
    private Optional<Sha256> ask(ReleaseAsset asset, Mirror mirror, ReleaseOptions options, BuildEvents events)
            throws ReleaseException, InterruptedException {
        Optional<Sha256> pin = options.pinned(asset.platform());
        if (mirror.checksums(asset).isEmpty()) {
            if (pin.isEmpty() && options.verify()) {
                throw new NoChecksumException(asset.component().title() + " is declared to publish no checksums");
            }
            return Optional.empty();
        }
        URI list = mirror.checksums(asset).get();
        String shown = Redirects.show(list);
        Optional<String> text = web.retry(() -> web.text(mirror, list, Sha256Sums.LONGEST), events);
        Optional<Sha256> listed =
                text.isPresent() ? parse(text.get(), asset.fileName(), shown) : Optional.empty();
        if (listed.isEmpty() && pin.isEmpty() && options.verify()) {
            refuseMissing(asset, mirror, events);
            throw new NoChecksumException(shown + (text.isPresent() ? " does not name " + asset : " does not exist"));
        }
        if (listed.isPresent() && pin.isPresent() && !listed.equals(pin)) {
            throw new ReleaseException("release.sha256 is " + pin.get() + ", but " + shown + " says "
                    + listed.get() + " of " + asset + "; one of them is wrong");
        }
        return listed;
    }

    /** Where the tarball is not there either, it is not the checksum that is missed. */
    private void refuseMissing(ReleaseAsset asset, Mirror mirror, BuildEvents events)
            throws ReleaseException, InterruptedException {
        if (!web.retry(() -> web.exists(mirror, mirror.tarball(asset)), events)) {
            throw new ReleaseException("There is no " + asset.component().title() + " " + asset.version() + " for "
                    + asset.platform() + " at " + mirror
                    + asset.component().availability().offered().stream()
                            .findFirst()
                            .map(newest -> "; the newest known here is " + newest)
                            .orElse("; check the version and the mirror"));
        }
    }

    private static Optional<Sha256> parse(String text, String fileName, String shown) throws ReleaseException {
        try {
            return Sha256Sums.parse(text, fileName).of(fileName);
        } catch (ReleaseException e) {
            throw new ReleaseException(shown + " is no list of checksums, check the mirror: " + e.getMessage(), e);
        }
    }

    /** Whether what is known from before answers as the list would. */
    private static boolean settles(KnownChecksum before, Optional<Sha256> pin) {
        boolean asPinned = pin.map(before.sha256()::equals).orElse(false);
        return switch (before.source()) {
            case LIST -> pin.isEmpty() || asPinned;
            case PIN -> asPinned;
            case NONE -> false;
        };
    }
}
