package io.jenkins.plugins.monitoringimages.engine;

import io.jenkins.plugins.monitoringimages.engine.catalog.Catalog;
import io.jenkins.plugins.monitoringimages.engine.catalog.Component;
import io.jenkins.plugins.monitoringimages.engine.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.engine.dockerfile.ImageLayout;
import io.jenkins.plugins.monitoringimages.engine.image.BuildContext;
import io.jenkins.plugins.monitoringimages.engine.image.ContextEntry;
import io.jenkins.plugins.monitoringimages.engine.image.ReleaseContext;
import io.jenkins.plugins.monitoringimages.engine.release.ReleaseTarball;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Places the files of a release and of a rendering into the folders that {@link ImageLayout} copies from. */
final class ImageContext {

    /** The same for every build, so that a container engine sees unchanged files as unchanged. */
    private static final Instant MODIFIED = Instant.EPOCH;

    private ImageContext() {}

    static BuildContext of(Component component, Rendering rendering, Dockerfile dockerfile, ReleaseTarball tarball) {
        ReleaseContext context = new ReleaseContext(dockerfile.text(), MODIFIED);
        if (!component.stateDirectory().isEmpty()) {
            context.directory(new ContextEntry(folder(ImageLayout.STATE), 0755, Catalog.NOBODY, Catalog.NOBODY));
        }
        if (rendering.config().length > 0) {
            context.file(config(rendering.configName()), rendering.config());
        }
        for (Map.Entry<String, byte[]> rules : rendering.ruleFiles().entrySet()) {
            context.file(config(rules.getKey()), rules.getValue());
        }
        return context.release(tarball, name -> place(component, rendering, name));
    }

    /** Where a file of the tarball goes; nothing for a sample configuration in whose place another one is given. */
    private static Optional<ContextEntry> place(Component component, Rendering rendering, String name) {
        boolean sample = component.config().map(config -> config.releaseName().equals(name)).orElse(false);
        if (sample) {
            return rendering.usesSample() ? Optional.of(config(rendering.configName())) : Optional.empty();
        }
        return Optional.of(
                component.programs().contains(name)
                        ? ContextEntry.program(ImageLayout.PROGRAMS + name)
                        : ContextEntry.file(ImageLayout.SHARED + name));
    }

    private static ContextEntry config(String name) {
        return new ContextEntry(ImageLayout.CONFIG + name, 0644, Catalog.NOBODY, Catalog.NOBODY);
    }

    private static String folder(String withSlash) {
        return withSlash.substring(0, withSlash.length() - 1);
    }
}
