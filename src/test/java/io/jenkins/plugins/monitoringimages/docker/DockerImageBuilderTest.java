package io.jenkins.plugins.monitoringimages.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.engine.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.engine.image.BuildContext;
import io.jenkins.plugins.monitoringimages.engine.image.BuildRequest;
import io.jenkins.plugins.monitoringimages.engine.image.BuiltImage;
import io.jenkins.plugins.monitoringimages.engine.image.ImageException;
import io.jenkins.plugins.monitoringimages.engine.model.ImageReference;
import io.jenkins.plugins.monitoringimages.engine.model.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

        BuiltImage image = builder.build(fromScratch(platform), BuildEvents.silent());

        assertThat(image.platform()).isEqualTo(platform);
        assertThat(image.id()).matches("sha256:[0-9a-f]{64}");
        assertThat(image.size()).isEqualTo(mark.length());
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

    private BuildRequest fromScratch(Platform platform) {
        return request(platform, null, new TestContext("FROM scratch", "COPY file /file", "LABEL mark=" + mark).with("file", mark));
    }

    private BuildRequest request(Platform platform, ImageReference base, BuildContext context) {
        return new BuildRequest(platform, base, context, Map.of("test", mark));
    }
}
