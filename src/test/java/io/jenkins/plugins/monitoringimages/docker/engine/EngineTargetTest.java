package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.docker.connection.Connection;
import io.jenkins.plugins.monitoringimages.docker.images.Images;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.ImageTargetContract;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real engine of the tests as a target. */
class EngineTargetTest extends ImageTargetContract {

    private final List<DockerEngine> engines = new ArrayList<>();
    private final Set<ImageReference> names = ConcurrentHashMap.newKeySet();

    @Override
    protected ImageTarget open() throws Exception {
        return engine().target(Optional.of("mark"));
    }

    @Override
    protected ImageReference name(String tag) {
        ImageReference name = super.name(tag);
        names.add(name);
        return name;
    }

    @Override
    protected boolean keepsDigests() {
        return engines.stream().anyMatch(engine -> engine.kind().keepsBlobs());
    }

    @Override
    protected boolean isPublished(ImageReference tag) throws Exception {
        try (Connection connection = TestEngine.open()) {
            return new Images(connection).inspect(tag.toString()).isPresent();
        }
    }

    @AfterEach
    void removeAll() throws Exception {
        for (ImageReference name : names) {
            TestEngine.remove(name.toString());
        }
        engines.forEach(DockerEngine::close);
    }

    @Test
    void layersThatTheEngineHasAreNotSent() throws Exception {
        ImageTarget target = another();
        StoredImage first = target.store(image("a"), List.of(name("1")));
        target.publish(image("a"), name("1"));

        StoredImage again = another().store(image("a"), List.of(name("1")));
        StoredImage changed = another().store(image("b"), List.of(name("1")));

        assertThat(again.moved()).isZero();
        assertThat(changed.moved()).isBetween(1L, first.moved() - 1);
    }

    @Test
    void anImageThatIsStoredAndNotPublishedIsGoneWhenTheTargetIsClosed() throws Exception {
        ImageTarget target = another();
        target.store(image("a"), List.of(name("1")));

        target.close();

        assertThat(another().has(image("a"))).isFalse();
    }

    @Test
    void anImageThatVanishedBeforeItWasTaggedIsLoadedAgain() throws Exception {
        ImageTarget target = another();
        StoredImage stored = target.store(image("a"), List.of(name("1")));
        TestEngine.remove(stored.id());

        target.publish(image("a"), name("1"));

        assertThat(isPublished(name("1"))).isTrue();
    }

    @Test
    void anImageOfOursThatLosesItsLastTagIsRemoved() throws Exception {
        ImageTarget target = another();
        put(target, image("a"), name("1"));
        put(target, image("a"), name("latest"));

        put(target, image("b"), name("1"));
        assertThat(target.has(image("a"))).isTrue();
        put(target, image("b"), name("latest"));

        assertThat(target.has(image("a"))).isFalse();
    }

    @Test
    void anImageOfOthersStaysWhenItLosesItsTag() throws Exception {
        put(another(), image("a"), name("1"));

        put(engine().target(Optional.empty()), image("b"), name("1"));

        assertThat(another().has(image("a"))).isTrue();
        TestEngine.remove(another().store(image("a"), List.of()).id());
    }

    private DockerEngine engine() throws Exception {
        DockerEngine engine = DockerEngine.connect(TestEngine.host(), BuildEvents.silent());
        engines.add(engine);
        return engine;
    }
}
