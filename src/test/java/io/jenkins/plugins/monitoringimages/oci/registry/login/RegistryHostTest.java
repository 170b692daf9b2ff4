package io.jenkins.plugins.monitoringimages.oci.registry.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryHostTest {

    @ParameterizedTest(name = "{0} lies at {1}/{2}")
    @CsvSource({
        "busybox, registry-1.docker.io, library/busybox",
        "docker.io/busybox, registry-1.docker.io, library/busybox",
        "index.docker.io/prom/prometheus, registry-1.docker.io, prom/prometheus",
        "prom/prometheus, registry-1.docker.io, prom/prometheus",
        "registry.example.org/busybox, registry.example.org, busybox",
        "registry.example.org:5000/a/b, registry.example.org:5000, a/b"
    })
    void knowsWhereAnImageLies(String image, String address, String path) {
        ImageReference reference = ImageReference.parse(image);
        RegistryHost host = RegistryHost.of(reference, Set.of());

        assertThat(host.address()).isEqualTo(address);
        assertThat(host.path(reference)).isEqualTo(path);
    }

    @ParameterizedTest(name = "{0} may be asked without encryption: {1}")
    @CsvSource({
        "localhost:5000, true",
        "127.0.0.1, true",
        "127.1.2.3:5000, true",
        "[::1]:5000, true",
        "said.example.org, true",
        "said.example.org:5000, true",
        "ported.example.org:5000, true",
        "ported.example.org, false",
        "registry.example.org, false",
        "127.0.0.1.example.org, false",
        "localhost.example.org, false"
    })
    void isAskedWithoutEncryptionOnlyHereOrWhereThatIsSaid(String authority, boolean plain) {
        assertThat(RegistryHost.mayBePlain(authority, Set.of("said.example.org", "ported.example.org:5000"))).isEqualTo(plain);
    }
}
