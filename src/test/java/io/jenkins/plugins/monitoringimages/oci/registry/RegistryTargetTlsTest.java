package io.jenkins.plugins.monitoringimages.oci.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.ImageTargetContract;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.testing.TestCertificate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTargetTlsTest extends ImageTargetContract {

    @TempDir
    static Path directory;

    private static Path certificates;
    private static RealRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate certificate = TestCertificate.in(directory);
        registry = RealRegistry.withTls(directory, certificate);
        certificates = certificate.trustedFor(registry.address(), directory.resolve("trusted"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Override
    protected ImageTarget open() {
        return new RegistryTarget(new TestAccess(directory).certificates(certificates).client(), List.of(name("any")));
    }

    @Override
    protected ImageReference name(String tag) {
        return ImageReference.parse(registry.address() + "/" + super.name(tag));
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamedWithWhatHelps() {
        RegistryTarget target = new RegistryTarget(new TestAccess(directory).client(), List.of(name("any")));

        assertThatThrownBy(() -> target.has(image("a")))
                .isInstanceOf(RegistryException.class)
                .hasMessage("No encrypted connection to https://" + registry.address() + "/v2/: its certificate is signed by"
                        + " nobody who is trusted here; if its authority is to be trusted, put that certificate into "
                        + directory.resolve("certs.d") + "/<registry>/ca.crt");
    }
}
