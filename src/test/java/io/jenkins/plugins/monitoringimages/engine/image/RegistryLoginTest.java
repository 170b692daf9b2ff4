package io.jenkins.plugins.monitoringimages.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.engine.model.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryLoginTest {

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
        RegistryLogin login = new RegistryLogin(address, "keeper", "hidden");

        assertThat(login.isFor(ImageReference.parse(image))).isEqualTo(expected);
    }

    @Test
    void hidesThePasswordThatARegistryRepeats() {
        RegistryLogin login = new RegistryLogin("", "keeper", "hidden");

        assertThat(login.hide("bad login keeper:hidden")).isEqualTo("bad login keeper:****");
    }

    @Test
    void anEmptyPasswordHidesNothing() {
        assertThat(new RegistryLogin("", "keeper", "").hide("denied")).isEqualTo("denied");
    }

    @Test
    void isShownWithoutThePassword() {
        assertThat(new RegistryLogin("registry.example.org", "keeper", "hidden"))
                .hasToString("keeper at registry.example.org");
        assertThat(new RegistryLogin("", "keeper", "hidden")).hasToString("keeper at the default registry");
    }
}
