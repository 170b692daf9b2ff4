package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.image.ComponentImage;
import io.jenkins.plugins.monitoringimages.build.release.VerifiedRelease;
import io.jenkins.plugins.monitoringimages.bundle.BundleWriter;
import io.jenkins.plugins.monitoringimages.bundle.HostBundle;
import io.jenkins.plugins.monitoringimages.bundle.HostBundle.Release;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.image.FileEntry;
import io.jenkins.plugins.monitoringimages.image.FileEntry.Kind;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.ReleaseSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes the bundle of one platform: what an image would hold, for a host without containers. */
final class HostBuild {

    private final BuildSpec spec;
    private final BuildEnvironment environment;
    private final RenderedConfig rendered;
    private final Path directory;

    /** @param directory gets the bundles; made where it is not there */
    HostBuild(BuildSpec spec, BuildEnvironment environment, RenderedConfig rendered, Path directory) {
        this.spec = spec;
        this.environment = environment;
        this.rendered = rendered;
        this.directory = directory;
    }

    /** @return the bundle's file */
    Path write(VerifiedRelease release) throws BuildException {
        HostBundle bundle = bundle(release);
        Path file = directory.resolve(bundle.fileName());
        try {
            Files.createDirectories(directory);
            Path unfinished = directory.resolve("." + bundle.fileName() + "." + UUID.randomUUID());
            try {
                BundleWriter.write(bundle, release.file().orElseThrow(), Files.newOutputStream(unfinished));
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return file;
        } catch (IOException e) {
            throw new BuildException("The bundle " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private HostBundle bundle(VerifiedRelease release) throws BuildException {
        ReleaseAsset asset = release.asset();
        Component component = asset.component();
        if (asset.isBareProgram()) {
            throw new BuildException(component.title() + " is released as a program alone; allowed in a bundle for a host: one that"
                    + " is released as an archive");
        }
        if (spec.config() instanceof ReleaseSample) {
            throw new BuildException("A bundle of " + component.title() + " for a host needs a configuration of its own; allowed:"
                    + " config or configFile");
        }
        ComponentImage image = new ComponentImage(spec, asset, rendered, environment.labels());
        List<String> flags = new ArrayList<>(image.arguments());
        List<String> own = spec.image().flags();
        flags.removeAll(own);
        // Beside its programs, nothing of the release is on the host.
        flags.removeIf(flag -> flag.contains("/" + asset.rootDirectory()));
        try {
            return new HostBundle(
                    component.id(),
                    component.title(),
                    component.about().url(),
                    new Release(asset.fileName(), asset.rootDirectory(), release.sha256(), asset.platform().releaseName()),
                    List.copyOf(component.programs().keySet()),
                    flags,
                    own,
                    image.files().stream().filter(file -> file.kind() == Kind.FILE).map(HostBuild::plain).toList(),
                    component.run().stateDirectory(),
                    environment.sourceDate().orElse(release.time()));
        } catch (InvalidValueException e) {
            throw new BuildException(e.getMessage(), e);
        }
    }

    private static FileEntry plain(FileEntry file) {
        return FileEntry.file(file.path(), 0, file.content());
    }
}
