package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.image.BuildContext;
import io.jenkins.plugins.monitoringimages.image.ContextEntry;
import io.jenkins.plugins.monitoringimages.image.CopyTargets;
import io.jenkins.plugins.monitoringimages.image.ReleaseContext;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts the files of a release and of a rendering right to where the instructions of a Dockerfile copy them to. */
final class ImageContext {

    /** The same for every build, so that a container engine sees unchanged files as unchanged. */
    private static final Instant MODIFIED = Instant.EPOCH;

    private final BuildSpec plan;
    private final CopyTargets targets;
    private final ReleaseContext context;

    private ImageContext(BuildSpec plan, Dockerfile dockerfile) {
        this.plan = plan;
        this.targets = CopyTargets.of(dockerfile);
        this.context = new ReleaseContext(MODIFIED, targets.rootFolders());
    }

    /** The layer that the instructions make of the release. */
    static BuildContext releaseLayer(BuildSpec plan, Dockerfile dockerfile, ReleaseTarball tarball) {
        return new ImageContext(plan, dockerfile).release(tarball);
    }

    /** The layer that the instructions make of the configuration; nothing where the release's own is used, or none. */
    static Optional<BuildContext> configLayer(BuildSpec plan, RenderedConfig rendering, Dockerfile dockerfile) {
        return plan.component().config().isEmpty() || RenderedConfig.takesSample(plan)
                ? Optional.empty()
                : Optional.of(new ImageContext(plan, dockerfile).configuration(rendering).context);
    }

    private BuildContext release(ReleaseTarball tarball) {
        if (!plan.component().stateDirectory().isEmpty()) {
            context.directory(targets.inImage(nobodys(folder(ImageLayout.STATE), 0755)));
        }
        if (RenderedConfig.takesSample(plan)) {
            context.directory(targets.inImage(nobodys(folder(ImageLayout.CONFIG), 0755)));
        }
        return context.release(tarball, name -> source(name).map(targets::inImage));
    }

    private ImageContext configuration(RenderedConfig rendering) {
        if (plan.component().config().isPresent() && !RenderedConfig.takesSample(plan)) {
            config(rendering.configName(), rendering.config());
        }
        for (Map.Entry<String, byte[]> rules : rendering.ruleFiles().entrySet()) {
            config(rules.getKey(), rules.getValue());
        }
        return this;
    }

    private void config(String name, byte[] content) {
        String path = ImageLayout.CONFIG + name;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            context.directory(targets.inImage(nobodys(path.substring(0, slash), 0755)));
        }
        context.file(targets.inImage(nobodys(path, 0644)), content);
    }

    /** Where the Dockerfile has a file of the tarball; a sample in whose place another one is given is left out. */
    private Optional<ContextEntry> source(String name) {
        Component component = plan.component();
        boolean sample = component.config().map(config -> config.releaseName().equals(name)).orElse(false);
        if (sample) {
            return RenderedConfig.takesSample(plan)
                    ? Optional.of(nobodys(ImageLayout.CONFIG + RenderedConfig.configName(component), 0644))
                    : Optional.empty();
        }
        return Optional.of(
                component.programs().contains(name)
                        ? ContextEntry.program(ImageLayout.PROGRAMS + name)
                        : ContextEntry.file(ImageLayout.SHARED + name));
    }

    private static ContextEntry nobodys(String path, int mode) {
        return new ContextEntry(path, mode, ComponentCatalog.NOBODY, ComponentCatalog.NOBODY);
    }

    private static String folder(String withSlash) {
        return withSlash.substring(0, withSlash.length() - 1);
    }
}
