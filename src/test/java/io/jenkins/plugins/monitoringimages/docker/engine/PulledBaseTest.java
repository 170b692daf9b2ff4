package io.jenkins.plugins.monitoringimages.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.docker.images.StoreKind;
import io.jenkins.plugins.monitoringimages.docker.save.BaseNotes;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.Image;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.model.RegistryCredentials;
import io.jenkins.plugins.monitoringimages.oci.registry.RealRegistry;
import io.jenkins.plugins.monitoringimages.oci.registry.RegistryTarget;
import io.jenkins.plugins.monitoringimages.oci.registry.TestAccess;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Base images that the engine of the tests pulls from a registry, the package docker-registry. */
class PulledBaseTest {

    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");

    @TempDir
    Path directory;

    private final RecordingEvents events = new RecordingEvents();
    private final Image image = TestImages.image("linux/arm/v7", UUID.randomUUID().toString());
    private DockerEngine engine;
    private RealRegistry registry;
    private ImageReference name;

    @BeforeEach
    void connect() throws Exception {
        engine = DockerEngine.connect(TestEngine.host(), events);
        assumeTrue(engine.info().host().startsWith("unix:"), "the engine may be elsewhere, and not reach a registry here");
        assumeTrue(engine.kind() != StoreKind.PODMAN, "Podman pulls from a registry without TLS only where it is told to");
    }

    @AfterEach
    void stop() throws Exception {
        if (name != null) {
            TestEngine.remove(name.toString());
        }
        if (registry != null) {
            registry.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void oneThatTheEngineLacksIsPulledForThePlatform() throws Exception {
        pushTo(RealRegistry.plain(directory), new TestAccess(directory));

        BaseImage found = pull(ARMV7, Optional.empty());

        assertThat(found.config().digest()).isEqualTo(image.id());
        assertThat(events.output()).startsWith("Pulling base image " + name + " for linux/arm/v7");
    }

    @Test
    void oneThatTheRegistryHasForAnotherPlatformOnlyIsRefused() throws Exception {
        pushTo(RealRegistry.plain(directory), new TestAccess(directory));

        assertThatThrownBy(() -> pull(Platform.parse("linux/amd64"), Optional.empty()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(name.toString())
                .hasMessageEndingWith("take a base image that exists for linux/amd64, or scratch");
    }

    @Test
    void oneIsPulledWithTheLoginOfItsRegistry() throws Exception {
        RegistryCredentials login = pushWithLogin();

        assertThat(pull(ARMV7, Optional.of(login)).config().digest()).isEqualTo(image.id());
        assertThat(events.output()).isNotEmpty().noneMatch(line -> line.contains(login.password()));
    }

    @Test
    void theLoginOfAnotherRegistryIsNotUsed() throws Exception {
        RegistryCredentials login = pushWithLogin();
        RegistryCredentials other = new RegistryCredentials("registry.example.org", login.username(), login.password());

        assertThatThrownBy(() -> pull(ARMV7, Optional.of(other)))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("The base image " + name + " for linux/arm/v7 could not be pulled: ")
                .hasMessageContaining("no basic auth credentials")
                .hasMessageNotContaining(login.password());
    }

    @Test
    void oneThatIsThereIsPulledAgainOnlyWhereAlwaysIsAskedFor() throws Exception {
        pushTo(RealRegistry.plain(directory), new TestAccess(directory));
        pull(ARMV7, Optional.empty());
        int lines = events.output().size();

        pull(ARMV7, Optional.empty());
        assertThat(events.output()).hasSize(lines);

        engine.bases(BaseNotes.none(), any -> Optional.empty()).get(name, ARMV7, PullPolicy.ALWAYS);
        assertThat(events.output()).hasSizeGreaterThan(lines);
    }

    private BaseImage pull(Platform platform, Optional<RegistryCredentials> login) throws Exception {
        return engine.bases(BaseNotes.none(), any -> login).get(name, platform, PullPolicy.MISSING);
    }

    private RegistryCredentials pushWithLogin() throws Exception {
        RealRegistry started = RealRegistry.withPassword(directory);
        RegistryCredentials login = new RegistryCredentials(started.address(), "geoff", "s3cret");
        pushTo(started, new TestAccess(directory).login(login.address(), login.username(), login.password()));
        return login;
    }

    private void pushTo(RealRegistry started, TestAccess access) throws Exception {
        registry = started;
        name = ImageReference.parse(registry.address() + "/shop/base:1");
        try (ImageTarget target = new RegistryTarget(access.client(), List.of(name))) {
            target.store(image, List.of(name));
            target.publish(image, name);
        }
    }
}
