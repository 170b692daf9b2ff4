package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.image.Assembly;
import io.jenkins.plugins.monitoringimages.build.image.EngineMade;
import io.jenkins.plugins.monitoringimages.build.image.ImageMaker;
import io.jenkins.plugins.monitoringimages.build.image.RegistryThenEngine;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.engine.DockerEngine;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.http.Pause;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.model.BuildMode;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.oci.ImageAssembler;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryAccess;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryBaseImages;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryClient;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryTarget;
import io.jenkins.plugins.monitoringimages.oci.registry.login.RegistryLogins;
import io.jenkins.plugins.monitoringimages.oci.store.ArchiveTarget;
import io.jenkins.plugins.monitoringimages.oci.store.LayoutTarget;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.OutputOptions;
import io.jenkins.plugins.monitoringimages.spec.SmokeTestMode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The engine, registries, directories and files that one build needs, open for as long as it runs. */
final class OpenWorkshop implements AutoCloseable {

    private final BuildSpec spec;
    private final BuildEnvironment environment;
    private final BuildSite site;
    private final BlobCache blobs;
    private final BuildEvents events;
    private final RegistryClient registries;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private DockerEngine engine;

    private OpenWorkshop(
            BuildSpec spec, BuildEnvironment environment, BuildSite site, BlobCache blobs, RegistryClient registries,
            BuildEvents events) {
        this.spec = spec;
        this.environment = environment;
        this.site = site;
        this.blobs = blobs;
        this.registries = registries;
        this.events = events;
    }

    /**
     * Opens nothing yet.
     *
     * @param http how registries are asked
     */
    static OpenWorkshop of(
            BuildSpec spec, BuildEnvironment environment, BuildSite site, BlobCache blobs, HttpSettings http, Clock clock,
            BuildEvents events) {
        RegistryLogins logins = new RegistryLogins(
                environment.logins(),
                site.environment(),
                Path.of(site.environment().getOrDefault("HOME", "")),
                events);
        RegistryAccess access = new RegistryAccess(
                http,
                RegistryAccess.DOCKER_CERTIFICATES,
                Set.copyOf(spec.image().output().insecureRegistries()),
                logins);
        RegistryClient client = new RegistryClient(access, clock, Pause.real(), events);
        return new OpenWorkshop(spec, environment, site, blobs, client, events);
    }

    /** @throws ImageException if one of the outputs cannot be reached or written */
    ImageBuild.Workshop open(BuildCache cache) throws ImageException, InterruptedException {
        OutputOptions output = spec.image().output();
        Optional<SmokeTests.Laboratory> laboratory = Optional.empty();
        String obstacle = "";
        if (output.needsEngine() || spec.smokeTest() != SmokeTestMode.OFF) {
            try {
                engine = DockerEngine.connect(site.engine(), events);
                open.push(engine);
                laboratory = Optional.of(new SmokeTests.Laboratory(target(), engine.smokeTester()));
            } catch (ImageException e) {
                if (output.needsEngine()) {
                    throw e;
                }
                obstacle = e.getMessage();
            }
        }
        BaseImageSource bases = bases(cache);
        SmokeTests smokeTests = new SmokeTests(spec.smokeTest(), laboratory, obstacle, cache, events);
        return new ImageBuild.Workshop(maker(cache, bases), bases, destinations(laboratory), smokeTests);
    }

    private ImageTarget target() {
        ImageTarget target = engine.target(spec.image().output().keepReplaced());
        open.push(target);
        return target;
    }

    private ImageMaker maker(BuildCache cache, BaseImageSource bases) {
        OutputOptions output = spec.image().output();
        if (output.build() == BuildMode.DOCKERFILE) {
            EngineMade made = new EngineMade(engine, bases, output.pull(), output.instructions());
            open.push(made);
            return made;
        }
        return new Assembly(new ImageAssembler(cache), bases, output.pull());
    }

    /**
     * An engine's own base image where it makes the result, or alone gets it; otherwise the registry's if it has one, since other places
     * need the layers as they are there.
     */
    private BaseImageSource bases(BuildCache cache) {
        OutputOptions output = spec.image().output();
        if (output.build() == BuildMode.DOCKERFILE || output.outputs().equals(List.of(ImageOutput.docker()))) {
            return engine.bases(cache, environment::loginFor);
        }
        RegistryBaseImages bases = new RegistryBaseImages(registries, blobs);
        open.push(bases);
        return output.has(ImageOutput.Kind.DOCKER)
                ? new RegistryThenEngine(bases, engine.bases(cache, environment::loginFor), events)
                : bases;
    }

    private Destinations destinations(Optional<SmokeTests.Laboratory> laboratory)
            throws ImageException, InterruptedException {
        List<ImageTarget> files = new ArrayList<>();
        List<ImageTarget> registry = new ArrayList<>();
        for (ImageOutput output : spec.image().output().outputs()) {
            switch (output.kind()) {
                case DOCKER -> {
                    // It is the laboratory's, which has the image first.
                }
                case REGISTRY -> registry.add(new RegistryTarget(registries, spec.image().tags()));
                case OCI -> files.add(LayoutTarget.open(site.directory().resolve(output.path())));
                case ARCHIVE -> files.add(ArchiveTarget.open(site.directory().resolve(output.path())));
            }
        }
        files.forEach(open::push);
        registry.forEach(open::push);
        Optional<ImageTarget> own = spec.image().output().has(ImageOutput.Kind.DOCKER)
                ? laboratory.map(SmokeTests.Laboratory::engine)
                : Optional.empty();
        return new Destinations(own, files, registry);
    }

    /** In the reverse order of opening; nothing that fails here keeps the others open. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                events.warning("Something could not be closed after the build: " + e.getMessage());
            }
        }
    }
}
