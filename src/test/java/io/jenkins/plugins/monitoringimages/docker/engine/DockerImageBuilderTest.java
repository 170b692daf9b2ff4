package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BuildContext;
import io.jenkins.plugins.monitoringimages.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.EngineImage;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerImageBuilderTest {

    private static final Platform ARM = Platform.parse("linux/arm/v7");
    private static final Platform AMD64 = Platform.parse("linux/amd64");

    private final String mark = UUID.randomUUID().toString();
    private DockerImageBuilder builder;

    @BeforeEach
    void connect() throws ImageException {
        builder = TestEngine.connect();
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws ImageException {
        if (builder != null) {
            builder.close();
            assertThat(TestEngine.imagesWith(mark)).isEmpty();
            assertThat(TestEngine.containersWith(mark)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/arm/v7", "linux/arm/v5", "linux/arm64", "linux/amd64", "linux/386", "linux/riscv64"})
    void anImageFromScratchHasThePlatformThatWasAskedFor(String name) throws Exception {
        Platform platform = Platform.parse(name);
        TestEngine.assumeThatItKeeps(platform);

        BuiltImage image = builder.build(fromScratch(platform), BuildEvents.silent());

        assertThat(image.platform()).isEqualTo(platform);
        assertThat(image.id()).matches("sha256:[0-9a-f]{64}");
        // The containerd image store counts its own papers too.
        assertThat(image.size()).isBetween((long) mark.length(), mark.length() + 10_000L);
        builder.discard(image.id());
    }

    @Test
    void theSameFilesForAnotherPlatformDoNotComeFromTheCache() throws Exception {
        BuiltImage arm = builder.build(fromScratch(ARM), BuildEvents.silent());
        BuiltImage amd64 = builder.build(fromScratch(AMD64), BuildEvents.silent());

        assertThat(List.of(arm.platform(), amd64.platform())).containsExactly(ARM, AMD64);
        builder.discard(arm.id());
        builder.discard(amd64.id());
    }

    @Test
    void theSameBuildAgainGivesTheSameImageAndEachIsDiscardedForItself() throws Exception {
        BuiltImage first = builder.build(fromScratch(ARM), BuildEvents.silent());
        BuiltImage second = builder.build(fromScratch(ARM), BuildEvents.silent());

        builder.discard(first.id());
        assertThat(second.id()).isEqualTo(first.id());
        ImageReference tag = ImageReference.parse("test-" + mark);
        builder.tag(second.id(), tag);
        builder.discard(second.id());
        assertThat(builder.inspect(tag)).contains(second);
        TestEngine.remove(tag.toString());
    }

    @Test
    void anImageCarriesTheLabelsOfTheRequestAndIsFoundByThem() throws Exception {
        BuiltImage image = builder.build(fromScratch(ARM), BuildEvents.silent());

        List<EngineImage> found = builder.findByLabel("test", mark);

        assertThat(found).extracting(EngineImage::image).containsExactly(image);
        assertThat(found.get(0).labels()).containsEntry("test", mark).containsEntry("mark", mark);
        assertThat(found.get(0).tags()).singleElement().asString().startsWith("monitoring-images-build:");
        assertThat(builder.findByLabel("test", "another")).isEmpty();
        builder.discard(image.id());
    }

    @Test
    void aTagThatAnotherImageHadMoves() throws Exception {
        ImageReference tag = ImageReference.parse("test-" + mark);
        BuiltImage arm = builder.build(fromScratch(ARM), BuildEvents.silent());
        builder.tag(arm.id(), tag);
        BuiltImage amd64 = builder.build(fromScratch(AMD64), BuildEvents.silent());
        builder.tag(amd64.id(), tag);

        assertThat(builder.inspect(tag)).contains(amd64);
        TestEngine.remove(tag.toString());
        builder.discard(arm.id());
    }

    @Test
    void discardingAnImageThatIsNotThereIsNoError() throws Exception {
        builder.discard("sha256:" + "0".repeat(64));
    }

    @Test
    void aBaseImageOfThePlatformIsTakenAsItIs() throws Exception {
        ImageReference base = base(ARM);
        BuiltImage image = builder.build(
                request(ARM, base, onBase("ARG BASE_IMAGE=nothing", "FROM ${BASE_IMAGE}")), BuildEvents.silent());

        assertThat(image.platform()).isEqualTo(ARM);
        builder.discard(image.id());
        TestEngine.remove(base.toString());
    }

    @Test
    void aBaseImageOfAnotherPlatformIsRefusedWhereNoneCanBePulled() throws Exception {
        ImageReference base = base(AMD64);

        assertThatThrownBy(() -> builder.build(
                        request(ARM, base, onBase("FROM " + base)), BuildEvents.silent()))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The base image " + base + " for linux/arm/v7 could not be pulled: ")
                .hasMessageEndingWith("; the container engine has it for linux/amd64; "
                        + "take a base image that exists for linux/arm/v7, or scratch");
        TestEngine.remove(base.toString());
    }

    @Test
    void allLinesOfALongOutputArePassedOn() throws Exception {
        RecordingEvents events = new RecordingEvents();
        TestContext context = new TestContext(
                        "FROM scratch",
                        "COPY busybox /bin/busybox",
                        "LABEL mark=" + mark,
                        "RUN [\"/bin/busybox\", \"seq\", \"1\", \"10000\"]")
                .with("busybox", TestEngine.busybox());

        BuiltImage image = builder.build(request(AMD64, null, context), events);

        assertThat(events.output())
                .containsSubsequence("Step 1/5 : FROM scratch", "1", "2", "9999", "10000")
                .hasSizeBetween(10_000, 10_040)
                .noneMatch(line -> line.contains("\n") || line.isBlank());
        builder.discard(image.id());
    }

    @Test
    void severalPlatformsAreBuiltAtTheSameTime() throws Exception {
        List<Platform> platforms = Stream.of("linux/arm/v7", "linux/arm64", "linux/amd64", "linux/s390x")
                .map(Platform::parse)
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(platforms.size());
        try {
            List<Callable<BuiltImage>> builds = platforms.stream()
                    .<Callable<BuiltImage>>map(each -> () -> builder.build(fromScratch(each), BuildEvents.silent()))
                    .toList();
            List<BuiltImage> images = new ArrayList<>();
            for (Future<BuiltImage> each : threads.invokeAll(builds)) {
                images.add(each.get());
            }
            assertThat(images).extracting(BuiltImage::platform).isEqualTo(platforms);
            for (BuiltImage each : images) {
                builder.discard(each.id());
            }
        } finally {
            threads.shutdown();
        }
    }

    /** An image that can be pulled from nowhere, since nobody listens on that port. */
    private ImageReference base(Platform platform) throws Exception {
        ImageReference name = ImageReference.parse("127.0.0.1:1/base-" + mark + ":1");
        BuiltImage image = builder.build(fromScratch(platform), BuildEvents.silent());
        builder.tag(image.id(), name);
        return name;
    }

    private TestContext onBase(String... from) {
        String[] lines = Arrays.copyOf(from, from.length + 1);
        lines[from.length] = "COPY other /other";
        return new TestContext(lines).with("other", "more");
    }

    private BuildRequest fromScratch(Platform platform) {
        TestContext context = new TestContext("FROM scratch", "COPY file /file", "LABEL mark=" + mark).with("file", mark);
        return request(platform, null, context);
    }

    private BuildRequest request(Platform platform, ImageReference base, BuildContext context) {
        return new BuildRequest(platform, base, context, Map.of("test", mark));
    }
}
