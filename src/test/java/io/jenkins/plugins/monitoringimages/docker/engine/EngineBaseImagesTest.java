package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.docker.load.SentLayer;
import io.jenkins.plugins.monitoringimages.docker.save.BaseNotes;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Base images that the real engine of the tests has. */
class EngineBaseImagesTest {

    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");

    private final String mark = UUID.randomUUID().toString();
    private final ImageReference name = ImageReference.parse("base-test/" + mark + ":1");
    private final Image base = TestImages.image("linux/arm/v7", mark);
    private final Map<String, String> notes = new HashMap<>();
    private DockerEngine engine;

    @BeforeEach
    void connect() throws Exception {
        engine = DockerEngine.connect(TestEngine.host(), BuildEvents.silent());
        ImageTarget target = engine.target(false);
        target.store(base, List.of(name));
        target.publish(base, name);
    }

    @AfterEach
    void remove() throws Exception {
        if (engine != null) {
            TestEngine.remove(name.toString());
            engine.close();
        }
    }

    @Test
    void theEnginesOwnImageIsRead() throws Exception {
        BaseImage found = bases().get(name, ARMV7, PullPolicy.MISSING);

        assertThat(found.config().digest()).isEqualTo(base.id());
        assertThat(found.layers()).extracting(Layer::diffId).isEqualTo(base.layers().stream().map(Layer::diffId).toList());
        for (int layer = 0; layer < base.layers().size(); layer++) {
            try (InputStream expected = base.layers().get(layer).openInflated();
                    InputStream read = found.layers().get(layer).openInflated()) {
                assertThat(read.readAllBytes()).isEqualTo(expected.readAllBytes());
            }
        }
    }

    @Test
    void aLayerHasTheDigestAndSizeOfItsBytes() throws Exception {
        for (Layer layer : bases().get(name, ARMV7, PullPolicy.MISSING).layers()) {
            try (InputStream in = layer.blob().open()) {
                assertThat(in.readAllBytes()).hasSize((int) layer.blob().size());
            }
            new SentLayer(layer, false).check();
        }
    }

    @Test
    void whatWasReadOnceIsNotReadAgain() throws Exception {
        BaseImage first = bases().get(name, ARMV7, PullPolicy.MISSING);
        assertThat(notes).hasSize(1);
        notes.replaceAll((image, text) -> text.replace(mark, "kept"));

        BaseImage second = bases().get(name, ARMV7, PullPolicy.NEVER);

        assertThat(new String(second.config().bytes())).contains("kept");
        assertThat(second.layers()).hasSameSizeAs(first.layers());
    }

    @Test
    void itsLayersAreNotSentBackToTheEngine() throws Exception {
        BaseImage found = bases().get(name, ARMV7, PullPolicy.MISSING);
        List<Layer> layers = new ArrayList<>(found.layers());
        layers.add(TestImages.configLayer(mark + " on top"));
        Image image = TestImages.image(ARMV7, mark + " built", layers);
        ImageTarget target = engine.target(false);

        StoredImage stored = target.store(image, List.of());
        target.close();

        assertThat(stored.moved())
                .isLessThan(image.config().size() + image.manifest().size() + 512 + layers.get(layers.size() - 1).inflatedSize());
    }

    @Test
    void oneThatIsForAnotherPlatformAndMayNotBePulledIsAnError() throws Exception {
        assertThatThrownBy(() -> bases().get(name, Platform.parse("linux/arm/v6"), PullPolicy.NEVER))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The base image " + name + " for linux/arm/v6 is not on the container engine")
                .hasMessageContaining("which has it for linux/arm")
                .hasMessageContaining("image.pull");
    }

    @Test
    void oneThatNobodyHasIsAnError() throws Exception {
        ImageReference nobodys = ImageReference.parse("127.0.0.1:1/" + mark + ":1");

        assertThatThrownBy(() -> bases().get(nobodys, ARMV7, PullPolicy.MISSING))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The base image " + nobodys + " for linux/arm/v7 could not be pulled")
                .hasMessageNotContaining("null");
    }

    private BaseImageSource bases() {
        return engine.bases(
                new BaseNotes() {
                    @Override
                    public Optional<String> find(String image) {
                        return Optional.ofNullable(notes.get(image));
                    }

                    @Override
                    public void keep(String image, String text) {
                        notes.put(image, text);
                    }
                },
                registry -> Optional.empty());
    }
}
