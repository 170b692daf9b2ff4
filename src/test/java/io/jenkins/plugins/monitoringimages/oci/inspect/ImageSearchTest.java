package io.jenkins.plugins.monitoringimages.oci.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.TestImages;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.oci.read.FoundImage;
import io.jenkins.plugins.monitoringimages.oci.read.ImageFinder;
import io.jenkins.plugins.monitoringimages.oci.read.Place;
import io.jenkins.plugins.monitoringimages.oci.read.Place.LayerBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageSearchTest {

    private static final ImageReference PLAIN = ImageReference.parse("geoff-prometheus");
    private static final ImageReference WITH_HOST = ImageReference.parse("registry.example.org/shop/prometheus:1");

    private final List<String> asked = new ArrayList<>();
    private final ImageFinder registries = finder("registry");
    private final ImageFinder engine = finder("engine");

    @Test
    void aPlainNameIsOneOfTheEngine() throws Exception {
        assertThat(new ImageSearch(registries, engine).find(PLAIN).place().name()).isEqualTo("engine");
        assertThat(asked).containsExactly("engine");
    }

    @Test
    void aNameWithARegistryIsOneOfThatRegistry() throws Exception {
        assertThat(new ImageSearch(registries, engine).find(WITH_HOST).place().name()).isEqualTo("registry");
        assertThat(asked).containsExactly("registry");
    }

    @Test
    void theOtherIsAskedWhereTheFirstDoesNotHaveIt() throws Exception {
        assertThat(new ImageSearch(registries, none("No engine answers")).find(PLAIN).place().name()).isEqualTo("registry");
        assertThat(new ImageSearch(none("The registry is down"), engine).find(WITH_HOST).place().name()).isEqualTo("engine");
    }

    @Test
    void bothReasonsAreToldInOneSentence() {
        ImageSearch search = new ImageSearch(none("The registry is down"), none("No engine answers"));

        assertThatThrownBy(() -> search.find(PLAIN))
                .isInstanceOf(ImageException.class)
                .hasMessage("The image geoff-prometheus was found nowhere: no engine answers; and the registry is down");
    }

    private ImageFinder finder(String place) {
        return name -> {
            asked.add(place);
            return new FoundImage(
                    new Place(place, true, LayerBytes.LEFT),
                    List.of(name.toString()),
                    Optional.empty(),
                    List.of(TestImages.image("linux/arm/v7")));
        };
    }

    private static ImageFinder none(String why) {
        return name -> {
            throw new ImageException(why);
        };
    }
}
