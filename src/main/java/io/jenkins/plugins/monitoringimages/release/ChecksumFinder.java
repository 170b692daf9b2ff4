package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.Redirects;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.KnownChecksum.Proof;
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
        Mirror mirror = Mirror.of(asset.component(), options);
        URI tarball = mirror.tarball(asset);
        Optional<KnownChecksum> before = cache.known(tarball);
        if (before.isPresent() && settles(before.get(), options)) {
            return Optional.of(before.get().sha256());
        }
        Optional<Sha256> listed =
                before.isPresent() && acceptsUnproven(options) ? Optional.empty() : ask(asset, mirror, options, events);
        if (listed.isPresent()) {
            cache.remember(tarball, new KnownChecksum(Proof.LIST, listed.get()));
        } else if (options.pinned().isPresent()) {
            cache.remember(tarball, new KnownChecksum(Proof.PIN, options.pin()));
            return options.pinned();
        } else {
            events.warning(asset + " is taken without a proof of what it is: " + mirror
                    + " has no checksum of it, and release.verify is false");
        }
        return listed;
    }

    /** Whether a tarball is taken though neither list nor pin proves it. */
    static boolean acceptsUnproven(ReleaseOptions options) {
        return !options.verify() && options.pinned().isEmpty();
    }

    /** What the list beside the tarball says; nothing where it says nothing and need not. */
    private Optional<Sha256> ask(ReleaseAsset asset, Mirror mirror, ReleaseOptions options, BuildEvents events)
            throws ReleaseException, InterruptedException {
        URI list = mirror.checksums(asset);
        String shown = Redirects.show(list);
        Optional<String> text = web.retry(() -> web.text(mirror, list, Sha256Sums.LONGEST), events);
        Optional<Sha256> listed =
                text.isPresent() ? parse(text.get(), shown).of(asset.fileName()) : Optional.empty();
        if (listed.isEmpty() && options.pinned().isEmpty() && options.verify()) {
            throw new ReleaseException(shown + (text.isPresent() ? " does not name " + asset : " does not exist")
                    + ", so that nothing proves the tarball; check the version and the mirror, or give the tarball's"
                    + " checksum as release.sha256, or set release.verify to false to take it as it is");
        }
        if (listed.isPresent() && options.pinned().isPresent() && !listed.equals(options.pinned())) {
            throw new ReleaseException("release.sha256 is " + options.pin() + ", but " + shown + " says "
                    + listed.get() + " of " + asset + "; one of them is wrong");
        }
        return listed;
    }

    private static Sha256Sums parse(String text, String shown) throws ReleaseException {
        try {
            return Sha256Sums.parse(text);
        } catch (ReleaseException e) {
            throw new ReleaseException(shown + " is no list of checksums, check the mirror: " + e.getMessage(), e);
        }
    }

    /** Whether what is known from before answers as the list would. */
    private static boolean settles(KnownChecksum before, ReleaseOptions options) {
        boolean asPinned = options.pinned().map(before.sha256()::equals).orElse(false);
        return switch (before.proof()) {
            case LIST -> options.pinned().isEmpty() || asPinned;
            case PIN -> asPinned;
            case NONE -> false;
        };
    }
}
