package io.jenkins.plugins.monitoringimages.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every target must do. A test of a target extends this, and says how to open it. */
public abstract class ImageTargetContract {

    private final List<ImageTarget> opened = new ArrayList<>();
    private final String mark = UUID.randomUUID().toString();

    /**
     * Opens the target. Within one test every call opens the same place, as another process would, so that one can look at what
     * another did; each test begins with a place that has none of its images.
     */
    protected abstract ImageTarget open() throws Exception;

    /** A name with this tag that this target takes and no other test uses, such as {@code 127.0.0.1:5000/contract/<uuid>:tag}. */
    protected ImageReference name(String tag) {
        return ImageReference.parse("contract/" + mark + ":" + tag);
    }

    /** The platforms of the images that are used here; others where the target takes only its own. */
    protected List<String> platforms() {
        return List.of("linux/arm/v7", "linux/arm/v6", "linux/amd64");
    }

    /** Whether the target knows the digest of a manifest; a classic image store does not. */
    protected boolean keepsDigests() {
        return true;
    }

    /** Whether something lies under a tag: by default, whether a digest does. */
    protected boolean isPublished(ImageReference tag) throws Exception {
        return another().digestOf(tag).isPresent();
    }

    /** An image that no other test has. */
    protected Image image(String content) {
        return TestImages.image(platforms().get(0), mark + " " + content);
    }

    /** An index of an image for each platform. */
    protected ImageIndex index(String content) {
        return TestImages.index(platforms().stream()
                .map(platform -> TestImages.image(platform, mark + " " + content))
                .toArray(Image[]::new));
    }

    @AfterEach
    void closeAll() {
        opened.forEach(ImageTarget::close);
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        assertThat(another().description()).isNotBlank().doesNotContain("null").doesNotContain("@");
    }

    @Test
    void nothingIsUnderATagBeforeItIsPublished() throws Exception {
        ImageTarget target = another();

        StoredImage stored = target.store(image("a"), List.of(name("1")));

        assertThat(stored.id()).startsWith("sha256:");
        assertThat(stored.size()).isPositive();
        assertThat(isPublished(name("1"))).isFalse();
        assertThat(target.digestOf(name("1"))).isEmpty();
    }

    @Test
    void storingTwiceIsHarmless() throws Exception {
        ImageTarget target = another();

        StoredImage first = target.store(image("a"), List.of(name("1")));
        StoredImage second = target.store(image("a"), List.of(name("1")));

        assertThat(second.id()).isEqualTo(first.id());
        target.publish(image("a"), name("1"));
        assertThat(isPublished(name("1"))).isTrue();
    }

    @Test
    void itHasWhatWasStored() throws Exception {
        ImageTarget target = another();
        assertThat(target.has(image("a"))).isFalse();

        target.store(image("a"), List.of(name("1")));

        assertThat(target.has(image("a"))).isTrue();
        assertThat(target.has(image("b"))).isFalse();
    }

    @Test
    void itHasWhatWasPublishedByAnother() throws Exception {
        put(another(), image("a"), name("1"));

        assertThat(another().has(image("a"))).isTrue();
    }

    @Test
    void aPublishedTagStandsForTheImage() throws Exception {
        ImageTarget target = another();

        PublishedImage published = put(target, image("a"), name("1"));

        assertThat(published.name()).contains(name("1").repository()).endsWith(":1");
        assertThat(isPublished(name("1"))).isTrue();
        assertThat(isPublished(name("2"))).isFalse();
        assumeTrue(keepsDigests(), "this target keeps no digests");
        assertThat(published.digest()).isEqualTo(image("a").digest());
        assertThat(another().digestOf(name("1"))).contains(image("a").digest());
    }

    @Test
    void anImageTakesSeveralTags() throws Exception {
        ImageTarget target = another();
        target.store(image("a"), List.of(name("1"), name("latest")));

        target.publish(image("a"), name("1"));
        target.publish(image("a"), name("latest"));

        assertThat(isPublished(name("1"))).isTrue();
        assertThat(isPublished(name("latest"))).isTrue();
        assertThat(target.digestOf(name("1"))).isEqualTo(target.digestOf(name("latest")));
    }

    @Test
    void aTagMovesToAnotherImage() throws Exception {
        ImageTarget target = another();
        put(target, image("a"), name("1"));

        put(target, image("b"), name("1"));

        assertThat(isPublished(name("1"))).isTrue();
        assertThat(target.has(image("b"))).isTrue();
        assumeTrue(keepsDigests(), "this target keeps no digests");
        assertThat(another().digestOf(name("1"))).contains(image("b").digest());
    }

    @Test
    void severalPlatformsShareATag() throws Exception {
        ImageTarget target = another();
        assumeTrue(target.holdsIndexes(), "this target holds no indexes");
        for (Image image : index("a").images()) {
            target.store(image, List.of(name("1")));
        }
        assertThat(isPublished(name("1"))).isFalse();

        PublishedImage published = target.publish(index("a"), name("1"));

        assertThat(published.digest()).isEqualTo(index("a").digest());
        assertThat(another().digestOf(name("1"))).contains(index("a").digest());
        assertThat(another().has(index("a").images().get(1))).isTrue();
    }

    @Test
    void anIndexMovesFromOneTagToAnother() throws Exception {
        ImageTarget target = another();
        assumeTrue(target.holdsIndexes(), "this target holds no indexes");
        put(target, index("a"), name("1"));
        put(target, index("a"), name("latest"));

        put(target, index("b"), name("latest"));

        assertThat(another().digestOf(name("1"))).contains(index("a").digest());
        assertThat(another().digestOf(name("latest"))).contains(index("b").digest());
    }

    @Test
    void aTargetWithoutIndexesSaysSo() throws Exception {
        ImageTarget target = another();
        assumeFalse(target.holdsIndexes(), "this target holds indexes");

        assertThatThrownBy(() -> target.publish(index("a"), name("1")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("index");
    }

    @Test
    void anInterruptedThreadPutsNothingUnderATag() throws Exception {
        ImageTarget target = another();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> target.store(image("a"), List.of(name("1")))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isFalse();

        target.store(image("a"), List.of(name("1")));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> target.publish(image("a"), name("1"))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isFalse();

        assertThat(isPublished(name("1"))).isFalse();
    }

    /** Whether it is noticed when the layer is stored or when the image is published is the target's own business. */
    @Test
    void aLayerOfOtherBytesThanItsDigestSaysIsRefused() throws Exception {
        ImageTarget target = another();
        Image damaged = TestImages.damaged(withLayersOfItsOwn());

        assertThatThrownBy(() -> put(target, damaged, name("1")))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(damaged.layers().get(0).blob().sha256().hex().substring(0, 12));

        assertThat(isPublished(name("1"))).isFalse();
        assertThat(another().digestOf(name("1"))).isEmpty();
    }

    @Test
    void theTagOfBeforeOutlivesAnImageThatIsRefused() throws Exception {
        ImageTarget target = another();
        put(target, image("a"), name("1"));

        assertThatThrownBy(() -> put(target, TestImages.damaged(withLayersOfItsOwn()), name("1")))
                .isInstanceOf(ImageException.class);

        assertThat(isPublished(name("1"))).isTrue();
        assumeTrue(keepsDigests(), "this target keeps no digests");
        assertThat(another().digestOf(name("1"))).contains(image("a").digest());
    }

    @Test
    void itIsClosedOnceOrTwice() throws Exception {
        ImageTarget target = another();
        put(target, image("a"), name("1"));

        target.close();
        target.close();

        assertThat(isPublished(name("1"))).isTrue();
    }

    /** Opens the target once more; it is closed after the test. */
    protected final ImageTarget another() throws Exception {
        ImageTarget target = open();
        opened.add(target);
        return target;
    }

    /** Stores and publishes. */
    protected static PublishedImage put(ImageTarget target, Image image, ImageReference tag)
            throws ImageException, InterruptedException {
        target.store(image, List.of(tag));
        return target.publish(image, tag);
    }

    /** Stores and publishes. */
    protected static PublishedImage put(ImageTarget target, ImageIndex index, ImageReference tag)
            throws ImageException, InterruptedException {
        for (Image image : index.images()) {
            target.store(image, List.of(tag));
        }
        return target.publish(index, tag);
    }

    /** No target has any of its layers, so that it must read them all. */
    private Image withLayersOfItsOwn() {
        return TestImages.image(
                Platform.parse(platforms().get(0)),
                mark + " own",
                List.of(TestImages.configLayer(mark + " lowest"), TestImages.configLayer(mark + " top")));
    }
}
