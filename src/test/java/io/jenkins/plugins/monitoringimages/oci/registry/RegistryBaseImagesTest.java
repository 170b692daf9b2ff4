package io.jenkins.plugins.monitoringimages.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.ImageIndex;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryBaseImagesTest {

    @TempDir
    Path directory;

    private final ImageIndex index = TestImages.index(TestImages.image("linux/amd64"), TestImages.image("linux/arm/v6"),
            TestImages.image("linux/arm/v7"));
    private FaultyRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = new FaultyRegistry();
        registry.has("base", "1", index);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void picksPlatformAndVariantOutOfAnIndex() throws Exception {
        BaseImage base = get("base:1", "linux/arm/v6", PullPolicy.MISSING);

        assertThat(base.config().digest()).isEqualTo(index.images().get(1).id());
        assertThat(base.digest()).hasValueSatisfying(digest -> assertThat(digest.digest()).isEqualTo(index.digest()));
        assertThat(base.layers()).hasSameSizeAs(index.images().get(1).layers());
        assertThat(base.layers().get(0).blob().bytes())
                .isEqualTo(index.images().get(1).layers().get(0).blob().bytes());
    }

    @Test
    void saysWhichPlatformsThereAre() {
        assertThatThrownBy(() -> get("base:1", "linux/arm64", PullPolicy.MISSING))
                .isInstanceOf(RegistryException.class)
                .hasMessageEndingWith("base:1 has no image for linux/arm64; it has linux/amd64, linux/arm/v6, linux/arm/v7");
    }

    @Test
    void takesAnImageThatIsInNoIndex() throws Exception {
        registry.has("base", "alone", TestImages.image("linux/amd64"));

        assertThat(get("base:alone", "linux/amd64", PullPolicy.MISSING).config().digest())
                .isEqualTo(TestImages.image("linux/amd64").id());
        assertThatThrownBy(() -> get("base:alone", "linux/arm/v7", PullPolicy.MISSING))
                .hasMessageEndingWith("has no image for linux/arm/v7; it has linux/amd64");
    }

    @Test
    void asksNobodyForWhatIsInTheCache() throws Exception {
        get("base:1", "linux/amd64", PullPolicy.MISSING);
        int before = registry.requests().size();

        get("base:1", "linux/amd64", PullPolicy.MISSING);
        get("base@" + index.digest(), "linux/amd64", PullPolicy.MISSING);
        get("base:1", "linux/amd64", PullPolicy.NEVER);

        assertThat(registry.requests()).hasSize(before);
    }

    @Test
    void asksEachTimeWhatAMovingTagStandsFor() throws Exception {
        get("base:1", "linux/amd64", PullPolicy.ALWAYS);
        ImageIndex newer = TestImages.index(TestImages.image("linux/amd64", "newer"));
        registry.has("base", "1", newer);

        assertThat(get("base:1", "linux/amd64", PullPolicy.MISSING).digest())
                .hasValueSatisfying(digest -> assertThat(digest.digest()).isEqualTo(index.digest()));
        assertThat(get("base:1", "linux/amd64", PullPolicy.ALWAYS).digest())
                .hasValueSatisfying(digest -> assertThat(digest.digest()).isEqualTo(newer.digest()));
    }

    @Test
    void neverAsksWhereThatIsWanted() {
        assertThatThrownBy(() -> get("base:1", "linux/amd64", PullPolicy.NEVER))
                .hasMessageEndingWith("is not in the cache, and image.pull is never; set it to missing to download it");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void saysThatATagDoesNotExist() {
        assertThatThrownBy(() -> get("base:2", "linux/amd64", PullPolicy.MISSING))
                .hasMessage("The image " + registry.address() + "/base:2 does not exist at " + registry.address()
                        + "/base; check name, tag and digest");
    }

    @Test
    void refusesTheFirstSchema() {
        registry.has("base", "old", "{\"schemaVersion\":1,\"name\":\"base\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> get("base:old", "linux/amd64", PullPolicy.MISSING))
                .hasMessageContaining("is in Docker's first schema of 2014, which is not read");
    }

    @Test
    void refusesAnotherDigestThanSha256() {
        registry.has("base", "new", ("{\"schemaVersion\":2,\"config\":{\"digest\":\"sha512:ab\"},\"layers\":[]}")
                .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> get("base:new", "linux/amd64", PullPolicy.MISSING))
                .hasMessageContaining("names its parts by SHA-512, and only SHA-256 is read");
    }

    private BaseImage get(String name, String platform, PullPolicy pull) throws Exception {
        return new Bases(new TestAccess(directory).client(), directory)
                .get(ImageReference.parse(registry.address() + "/" + name), platform, pull);
    }
}
