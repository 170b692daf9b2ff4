package io.jenkins.plugins.monitoringimages.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.http.Authorization;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.StoredImage;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with registries: it is mended, or one sentence says what it is. */
class RegistryFaultsTest {

    private static final String LOGIN = Authorization.basic("geoff:s3cret");
    private static final String TOKEN = "Bearer t0ken";

    @TempDir
    Path directory;

    private final Image image = TestImages.image("linux/arm/v7");
    private final Sha256 layer = image.layers().get(0).blob().sha256();
    private FaultyRegistry registry;
    private FaultyRegistry other;
    private TestAccess access;

    @BeforeEach
    void start() throws Exception {
        registry = new FaultyRegistry();
        other = new FaultyRegistry();
        access = new TestAccess(directory).login(registry.address(), "geoff", "s3cret");
    }

    @AfterEach
    void stop() {
        registry.close();
        other.close();
    }

    @Test
    void getsATokenFromAServiceOnAnotherHost() throws Exception {
        registry.wants(TOKEN, "Bearer realm=\"" + other.url() + "/token\",service=\"here\"");
        other.fails("GET", "/token", 9, FaultyRegistry.status(200, "{\"token\":\"t0ken\",\"expires_in\":300}"));

        push();

        assertThat(other.requests()).allMatch(r -> r.authorization().equals(LOGIN));
        assertThat(other.requests()).anyMatch(r -> r.target().contains("scope=repository%3Ashop%2Fprometheus%3Apull%2Cpush"));
        assertThat(registry.requests()).noneMatch(r -> r.authorization().equals(LOGIN));
        assertThat(other.requests()).as("asked once for each scope").hasSize(1);
    }

    @Test
    void tellsNoLoginToATokenServiceWithoutEncryption() {
        registry.wants(TOKEN, "Bearer realm=\"http://tokens.invalid/token\",service=\"here\"");

        assertThatThrownBy(this::push)
                .isInstanceOf(RegistryException.class)
                .hasMessage(registry.address() + " names the token service tokens.invalid without encryption (http), where no"
                        + " login is sent; it must be https");
    }

    @Test
    void getsANewTokenWhereTheOldOneIsRefused() throws Exception {
        registry.wants(TOKEN, "Bearer realm=\"" + other.url() + "/token\",service=\"here\"");
        other.fails("GET", "/token", 1, FaultyRegistry.status(200, "{\"access_token\":\"old\"}"));
        other.fails("GET", "/token", 9, FaultyRegistry.status(200, "{\"token\":\"t0ken\"}"));

        push();

        assertThat(registry.has("shop/prometheus", layer)).isTrue();
    }

    @Test
    void followsABlobToAnotherHostWithoutTheLogin() throws Exception {
        registry.wants(LOGIN, "Basic realm=\"here\"");
        registry.has("shop/prometheus", "1", image);
        byte[] bytes = image.layers().get(0).blob().bytes();
        other.fails("GET", "/cdn", 1, FaultyRegistry.status(200, "")).has("x", layer, bytes);
        registry.fails("GET", "/blobs/" + layer.digest(), 1,
                FaultyRegistry.status(307, "", "Location", other.url() + "/v2/x/blobs/" + layer.digest()));

        assertThat(new Bases(access.client(), directory).layer(name("1"))).isEqualTo(bytes);
        assertThat(other.requests()).singleElement().satisfies(r -> assertThat(r.authorization()).isEmpty());
    }

    @Test
    void uploadsToAnotherHostWithoutTheLogin() throws Exception {
        registry.wants(LOGIN, "Basic realm=\"here\"");
        registry.uploadHost = other.url();

        push();

        assertThat(other.has("shop/prometheus", layer)).isTrue();
        assertThat(other.requests()).isNotEmpty().allMatch(r -> r.authorization().isEmpty());
    }

    @Test
    void waitsAsLongAsARateLimitAsks() throws Exception {
        registry.fails("POST", "/uploads", 1, FaultyRegistry.status(429, "", "Retry-After", "3"));

        push();

        assertThat(access.waits).containsExactly(Duration.ofSeconds(3));
        assertThat(access.events.warnings()).first().asString().contains("The rate limit of " + registry.address());
    }

    @Test
    void saysThatARateLimitIsReached() {
        registry.fails("GET", "/v2/", 99, FaultyRegistry.status(429, "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\"}]}"));

        assertThatThrownBy(this::push).hasMessageContaining("The rate limit of " + registry.address() + " is reached (429"
                        + " TOOMANYREQUESTS); gave up after 5 attempts");
    }

    @Test
    void beginsAnUploadAgainThatBrokeOff() throws Exception {
        registry.fails("PUT", "/uploads", 1, FaultyRegistry.breakOff(10));

        push();

        assertThat(registry.has("shop/prometheus", layer)).isTrue();
    }

    @Test
    void saysWhichUploadBrokeOff() {
        registry.fails("PUT", "/uploads", 999, FaultyRegistry.breakOff(10));

        assertThatThrownBy(this::push)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("The upload of sha256:")
                .hasMessageContaining("to " + registry.address() + "/shop/prometheus failed: The connection to")
                .hasMessageContaining("gave up after 5 attempts");
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503"})
    void triesAgainWhenTheRegistryHasTrouble(int status) throws Exception {
        registry.fails("PUT", "/manifests/", 1, FaultyRegistry.status(status, ""));

        push();

        assertThat(access.waits).hasSize(1);
    }

    @Test
    void refusesABlobOfOtherBytes() throws Exception {
        registry.has("shop/prometheus", "1", image);
        byte[] damaged = image.layers().get(0).blob().bytes();
        damaged[3] ^= 1;
        registry.has("shop/prometheus", layer, damaged);
        Bases bases = new Bases(access.client(), directory);

        assertThatThrownBy(() -> bases.layer(name("1")))
                .hasMessageContaining(registry.address() + " sent other bytes than " + layer.digest() + " says");
        assertThat(bases.cache.find(layer)).isEmpty();
    }

    @Test
    void refusesAManifestOfOtherBytes() {
        registry.has("shop/prometheus", "1", image.manifest().toString().getBytes());
        registry.fails("GET", "/manifests/", 9, FaultyRegistry.status(200, "{}"));

        assertThatThrownBy(() -> new Bases(access.client(), directory).layer(name("1")))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("sent other bytes");
    }

    @Test
    void takesABlobOverFromARepositoryBeside() throws Exception {
        registry.has("base/busybox", "1", image);
        RegistryClient client = access.client();
        Image ours = new Bases(client, directory).onTopOf(ImageReference.parse(registry.address() + "/base/busybox:1"), image);

        StoredImage stored = new RegistryTarget(client, List.of(name("1"))).store(ours, List.of(name("1")));

        assertThat(registry.has("shop/prometheus", layer)).isTrue();
        assertThat(registry.count("GET", "/blobs/" + layer.digest())).as("downloads of the layer").isZero();
        assertThat(stored.moved()).isEqualTo(image.config().size());
    }

    @Test
    void sendsABlobThatIsNotTakenOver() throws Exception {
        registry.mounts = false;
        registry.has("base/busybox", "1", image);
        RegistryClient client = access.client();
        Image ours = new Bases(client, directory).onTopOf(ImageReference.parse(registry.address() + "/base/busybox:1"), image);

        new RegistryTarget(client, List.of(name("1"))).store(ours, List.of(name("1")));

        assertThat(registry.has("shop/prometheus", layer)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "403 | DENIED | requested access to the resource is denied | does not allow the login of geoff to push to shop/prometheus (403 DENIED: 'requested access to the resource is denied'); give it that right",
        "404 | NAME_UNKNOWN | no such project | has nothing there to push to shop/prometheus (404 NAME_UNKNOWN: 'no such project'); check registry",
        "413 | UNKNOWN | too large | does not take so much at once",
        "412 | DENIED | adding 12 MB exceeds the quota of 10 MB | There is no room left at",
        "403 | DENIED | s3cret is denied | '**** is denied'"
    })
    void saysWhyAnUploadIsRefused(int status, String code, String message, String said) {
        registry.fails("POST", "/uploads", 99, FaultyRegistry.status(
                status, "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}"));

        assertThatThrownBy(this::push)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void saysThatALoginIsWrong() {
        registry.wants(LOGIN + "x", "Basic realm=\"here\"");

        assertThatThrownBy(this::push)
                .hasMessageContaining(registry.address() + " does not accept the login of geoff to")
                .hasMessageContaining("check user and password");
    }

    @Test
    void saysThatALoginIsMissing() {
        registry.wants(LOGIN, "Basic realm=\"here\"");
        access = new TestAccess(directory);

        assertThatThrownBy(this::push)
                .hasMessageContaining(registry.address() + " wants a login to")
                .hasMessageContaining("give credentials for it, or run docker login");
    }

    @Test
    void saysThatAWebPageIsNoRegistry() {
        registry.fails("GET", "/v2/", 99, FaultyRegistry.status(200, "<html>", "Content-Type", "text/html"));

        assertThatThrownBy(this::push).hasMessageContaining(registry.address() + " is not a registry: it answered with a web page");
    }

    @Test
    void saysThatAServerIsNoRegistry() {
        registry.fails("GET", "/v2/", 99, FaultyRegistry.status(404, ""));

        assertThatThrownBy(this::push)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(registry.address() + " is not a registry: it does not answer at /v2/");
    }

    @Test
    void saysThatNobodyAnswers() {
        registry.close();

        assertThatThrownBy(this::push)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("No connection to http://" + registry.address() + "/v2/")
                .hasMessageContaining("gave up after 5 attempts");
    }

    private ImageReference name(String tag) {
        return ImageReference.parse(registry.address() + "/shop/prometheus:" + tag);
    }

    private void push() throws ImageException, InterruptedException {
        RegistryTarget target = new RegistryTarget(access.client(), List.of(name("1")));
        target.store(image, List.of(name("1")));
        target.publish(image, name("1"));
    }
}
