package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildCache;
import io.jenkins.plugins.monitoringimages.image.BuildContext;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.ContextEntry;
import io.jenkins.plugins.monitoringimages.image.ImageBuilder;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageSettings;
import io.jenkins.plugins.monitoringimages.image.LayerRequest;
import io.jenkins.plugins.monitoringimages.image.MadeImage;
import io.jenkins.plugins.monitoringimages.image.ReleaseContext;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Copy;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.From;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images that hold a release on its base and nothing else, kept on the container engine below the images that are built
 * on them: another configuration for the same release sends kilobytes, and needs no tarball.
 *
 * <p>Which one holds what is known by its id. Its name keeps it from being pruned, and tells people what it is.
 */
public final class ReleaseImages {

    /** The repository of all of them. */
    public static final String REPOSITORY = "monitoring-images-release";

    /** How many of them an engine keeps; the oldest ones go first. No build has more platforms. */
    public static final int MOST = 12;

    /** Goes up when the same release gives another image than before. */
    private static final int LAYOUT = 1;

    private final BuildSpec plan;
    private final ImageBuilder builder;
    private final RegistryCredentials login;
    private final BuildCache past;
    private final Clock clock;
    private final BuildEvents events;

    /** @param login for pulling the base image; null for none */
    ReleaseImages(
            BuildSpec plan,
            ImageBuilder builder,
            RegistryCredentials login,
            BuildCache past,
            Clock clock,
            BuildEvents events) {
        this.plan = plan;
        this.builder = builder;
        this.login = login;
        this.past = past;
        this.clock = clock;
        this.events = events;
    }

    /** Removes all of them from an engine; their layers stay as long as an image is built on them. */
    public static void clear(ImageBuilder builder) throws ImageException {
        for (ImageReference tag : builder.tagsOf(REPOSITORY)) {
            builder.untag(tag);
        }
    }

    /** The image of a release on the base that the engine has, if it has both. */
    Optional<MadeImage> find(ReleaseAsset asset, Sha256 tarball) throws ImageException {
        if (plan.image().baseImage().isEmpty()) {
            return find(Recipe.of(asset, tarball, ImageLayout.SCRATCH, RenderedConfig.takesSample(plan)));
        }
        Optional<BuiltImage> base = builder.inspect(plan.image().base());
        return base.isPresent() && base.get().platform().equals(asset.platform())
                ? find(Recipe.of(asset, tarball, base.get().id(), RenderedConfig.takesSample(plan)))
                : Optional.empty();
    }

    /** What the image of a release is made of; the base is pulled where the engine lacks it. */
    Recipe recipe(ReleaseAsset asset, Sha256 tarball) throws BuildException, InterruptedException {
        String base = plan.image().baseImage().isEmpty()
                ? ImageLayout.SCRATCH
                : builder.base(plan.image().base(), asset.platform(), login, events);
        return Recipe.of(asset, tarball, base, RenderedConfig.takesSample(plan));
    }

    /**
     * The id of the image of a release, which is made where the engine lacks it.
     *
     * @param tarball empty where an image was found before
     */
    String provide(Recipe recipe, Optional<ReleaseTarball> tarball, Dockerfile dockerfile)
            throws BuildException, InterruptedException {
        Optional<MadeImage> kept = find(recipe);
        if (kept.isPresent()) {
            return kept.get().id();
        }
        if (tarball.isEmpty()) {
            throw new ImageException("The kept image of " + recipe.asset() + ", or its base, was removed from the"
                    + " container engine during this build; build again");
        }
        BuiltImage image = make(recipe, tarball.get(), dockerfile);
        name(image, recipe);
        past.remember(
                recipe.inputs(), new MadeImage(image.id(), clock.instant(), tarball.get().size(), Optional.empty()));
        dropOldest();
        return image.id();
    }

    /** An image without a name that keeps it would be left behind. */
    private void name(BuiltImage image, Recipe recipe) throws ImageException {
        boolean named = false;
        try {
            builder.tag(image.id(), recipe.name());
            named = true;
        } finally {
            if (!named) {
                builder.discard(image.id());
            }
        }
    }

    private BuiltImage make(Recipe recipe, ReleaseTarball tarball, Dockerfile dockerfile)
            throws BuildException, InterruptedException {
        boolean onNothing = recipe.base().equals(ImageLayout.SCRATCH);
        String base = onNothing ? nothing(recipe.asset().platform()) : recipe.base();
        try {
            return builder.layer(
                    new LayerRequest(
                            recipe.asset().platform(),
                            base,
                            Optional.of(ImageContext.releaseLayer(plan, dockerfile, tarball)),
                            ImageSettings.of(plan.component().programPath())),
                    events);
        } finally {
            if (onNothing) {
                builder.discard(base);
            }
        }
    }

    /**
     * An image for a platform without any file, since a layer cannot be put on {@code scratch} itself. The platform's
     * name keeps an engine from taking the image for another platform out of its cache.
     */
    private String nothing(Platform platform) throws BuildException, InterruptedException {
        String folder = "nothing-" + platform.suffix();
        Dockerfile dockerfile = new Dockerfile(List.of(new From(ImageLayout.SCRATCH), new Copy(folder + "/", "/", 0)));
        BuildContext context = new ReleaseContext(dockerfile.text(), Instant.EPOCH)
                .directory(ContextEntry.program(folder));
        return builder.build(new BuildRequest(platform, null, context, Map.of()), events).id();
    }

    private Optional<MadeImage> find(Recipe recipe) throws ImageException {
        Optional<MadeImage> known = past.image(recipe.inputs());
        if (known.isEmpty()) {
            return known;
        }
        Optional<BuiltImage> image = builder.find(known.get().id());
        return known.filter(k -> image.isPresent() && image.get().platform().equals(recipe.asset().platform()));
    }

    /** That old ones stay is no reason for a build to fail. */
    private void dropOldest() {
        try {
            List<ImageReference> tags = builder.tagsOf(REPOSITORY);
            for (ImageReference tag : tags.subList(Math.min(MOST, tags.size()), tags.size())) {
                builder.untag(tag);
            }
        } catch (ImageException e) {
            events.warning("An old image of a release could not be removed: " + e.getMessage());
        }
    }

    /**
     * What an image of a release is made of.
     *
     * @param base the id of the base image, or {@code scratch}
     * @param inputs the checksum of all of it
     */
    record Recipe(ReleaseAsset asset, String base, Sha256 inputs) {

        static Recipe of(ReleaseAsset asset, Sha256 tarball, String base, boolean sample) {
            String text = String.join(
                    "\n", "release image " + LAYOUT, asset.fileName(), tarball.hex(), base, sample ? "sample" : "");
            return new Recipe(asset, base, Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        }

        /** Such as {@code monitoring-images-release:prometheus-2.53.5.linux-armv7-0123456789ab}. */
        ImageReference name() {
            String release = asset.fileName().replaceFirst("\\.tar\\.gz$", "").replace('+', '-');
            return new ImageReference("", REPOSITORY, release + "-" + inputs.hex().substring(0, 12), "");
        }
    }
}
