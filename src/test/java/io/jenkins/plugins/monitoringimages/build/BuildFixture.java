package io.jenkins.plugins.monitoringimages.build;

import io.jenkins.plugins.monitoringimages.build.config.ConfigCheckers;
import io.jenkins.plugins.monitoringimages.build.config.SourceFiles;
import io.jenkins.plugins.monitoringimages.build.image.Assembly;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.InMemoryTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestRequest;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult.Outcome;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTester;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.oci.ImageAssembler;
import io.jenkins.plugins.monitoringimages.release.download.HttpReleaseSource;
import io.jenkins.plugins.monitoringimages.release.download.ReleaseCache;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.TestTar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Builds with real releases from a real server, into memory. What runs and what is below an image is made up. */
final class BuildFixture implements AutoCloseable, BaseImageSource, SmokeTester {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    final ReleaseServer server = ReleaseServer.of(
            TestRelease.of("prometheus", "2.53.5", "linux/arm/v7"),
            TestRelease.of("prometheus", "2.53.5", "linux/arm64"),
            TestRelease.of("prometheus", "2.53.4", "linux/arm/v7"),
            TestRelease.of("alertmanager", "0.28.1", "linux/arm/v7"),
            TestRelease.of("blackbox_exporter", "0.27.0", "linux/arm/v7"));
    final RecordingEvents events = new RecordingEvents();
    final List<SmokeTestRequest> tested = new CopyOnWriteArrayList<>();
    final Map<String, String> files = new HashMap<>();
    final Set<Platform> withoutBase = new HashSet<>();
    ConfigCheckers checkers = (spec, version, told) -> Optional.empty();
    SmokeTestResult outcome = new SmokeTestResult(Outcome.READY, "it answered");
    String smokeTestFailure = "";
    Optional<Platform> failing = Optional.empty();
    String baseDirectory = "etc";
    String baseConfig = "{}";
    Optional<ImageTarget> engine = Optional.of(new InMemoryTarget(false));
    List<ImageTarget> others = List.of();
    Instant sourceDate;

    private final Path cache;

    BuildFixture(Path cache) {
        this.cache = cache;
    }

    /** @param more of the spec; without {@code version:} and {@code image:} those of Prometheus 2.53.5 are added */
    BuildReport build(String more) throws Exception {
        String component = more.contains("component: ") ? more.replaceAll("(?s).*component: (\\w+).*", "$1") : "prometheus";
        String spec = (more.contains("version: ") ? "" : "version: 2.53.5\n")
                + (more.contains("image: ") ? "" : "image: {tags: [coop]}\n") + more;
        return build(SpecReader.read(spec, Map.of("release.mirror", server.mirror(component))));
    }

    /** @param spec all of it */
    BuildReport buildAsItIs(String spec) throws Exception {
        return build(SpecReader.read(spec, Map.of()));
    }

    private BuildReport build(BuildSpec spec) throws Exception {
        BlobCache blobs = new BlobCache(cache, 1L << 20, CLOCK);
        BuildCache known = new BuildCache(blobs);
        SourceFiles sources = path -> {
            if (!files.containsKey(path)) {
                throw new BuildException("There is no file " + path);
            }
            return files.get(path).getBytes(StandardCharsets.UTF_8);
        };
        SmokeTests smokeTests = new SmokeTests(
                spec.smokeTest(),
                engine.map(target -> new SmokeTests.Laboratory(target, this)),
                engine.isPresent() ? "" : "no container engine answers",
                known,
                events);
        ImageBuild.Workshop workshop = new ImageBuild.Workshop(
                new Assembly(new ImageAssembler(known), this, PullPolicy.MISSING),
                this,
                new Destinations(engine, List.of(), others),
                smokeTests);
        BuildEnvironment environment = new BuildEnvironment(Map.of(), Optional.ofNullable(sourceDate), Optional.empty(), List.of());
        try (HttpReleaseSource releases =
                new HttpReleaseSource(HttpSettings.defaults(), new ReleaseCache(blobs), CLOCK, time -> {})) {
            Preparation preparation = new Preparation(releases, checkers, known, sources, CLOCK, events);
            return new ImageBuild(preparation, workshop).run(spec, environment);
        }
    }

    InMemoryTarget memory() {
        return (InMemoryTarget) engine.orElseThrow();
    }

    /** What the files of the only image are: path to content, or to the target of a link. */
    Map<String, String> filesOfTheImage() throws IOException {
        Image image = memory().images().values().iterator().next();
        Map<String, String> found = new TreeMap<>();
        for (Layer layer : image.layers()) {
            try (TarArchiveInputStream tar = new TarArchiveInputStream(layer.openInflated())) {
                for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                    String content = e.isSymbolicLink()
                            ? "-> " + e.getLinkName()
                            : new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                    found.put("/" + e.getName(), content);
                }
            }
        }
        return found;
    }

    @Override
    public BaseImage get(ImageReference name, Platform platform, PullPolicy pull) throws ImageException {
        if (withoutBase.contains(platform)) {
            throw new ImageException(name + " has no image for " + platform);
        }
        byte[] tar = new TestTar().directory(baseDirectory).bytes();
        return new BaseImage(name, platform, Optional.empty(), Blob.of(baseConfig), List.of(Layer.uncompressed(Blob.of(tar))));
    }

    @Override
    public SmokeTestResult test(SmokeTestRequest request) throws ImageException {
        tested.add(request);
        if (!smokeTestFailure.isEmpty() && failing.map(request.platform()::equals).orElse(true)) {
            throw new ImageException(smokeTestFailure);
        }
        return outcome;
    }

    @Override
    public void close() {
        server.close();
    }
}
