package io.jenkins.plugins.monitoringimages.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryCredentialsTest {

    @ParameterizedTest
    @CsvSource({
        "registry.example.org:5000, registry.example.org:5000/shop/prometheus, true",
        "registry.example.org:5000, registry.example.org/shop/prometheus, false",
        "registry.example.org, registry.example.org.evil.example/prometheus, false",
        "registry.example.org, shop/prometheus, false",
        "'', shop/prometheus, true",
        "'', docker.io/shop/prometheus, true",
        "index.docker.io, shop/prometheus, true",
        "'', quay.io/prometheus/busybox, false"
    })
    void isForTheImagesOfItsRegistryAlone(String address, String image, boolean expected) {
        RegistryCredentials login = new RegistryCredentials(address, "keeper", "hidden");

        assertThat(login.isFor(ImageReference.parse(image))).isEqualTo(expected);
    }

    @Test
    void hidesThePasswordThatARegistryRepeats() {
        RegistryCredentials login = new RegistryCredentials("", "keeper", "hidden");

        assertThat(login.hide("bad login keeper:hidden")).isEqualTo("bad login keeper:****");
    }

    @Test
    void anEmptyPasswordHidesNothing() {
        assertThat(new RegistryCredentials("", "keeper", "").hide("denied")).isEqualTo("denied");
    }

    @Test
    void isShownWithoutThePassword() {
        assertThat(new RegistryCredentials("registry.example.org", "keeper", "hidden"))
                .hasToString("keeper at registry.example.org");
        assertThat(new RegistryCredentials("", "keeper", "hidden")).hasToString("keeper at the default registry");
    }
}
