package io.jenkins.plugins.monitoringimages.build.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.BaseImage;
import io.jenkins.plugins.monitoringimages.image.BaseImageSource;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From where a base comes that goes into a container engine and elsewhere. */
class RegistryThenEngineTest {

    private static final ImageReference NAME = ImageReference.parse("tiny:1");
    private static final Platform ARMV7 = Platform.parse("linux/arm/v7");

    private final List<PullPolicy> askedOfTheEngine = new ArrayList<>();

    @Test
    void theRegistrysIsTakenWhereItHasOne() throws Exception {
        BaseImage image = image();

        assertThat(bases((name, platform, pull) -> image, missing("none here")).get(NAME, ARMV7, PullPolicy.ALWAYS))
                .isSameAs(image);
        assertThat(askedOfTheEngine).isEmpty();
    }

    @Test
    void theEnginesIsTakenAsItIsWhereNoRegistryHasOne() throws Exception {
        BaseImage image = image();
        BaseImageSource engine = (name, platform, pull) -> {
            askedOfTheEngine.add(pull);
            return image;
        };

        assertThat(bases(missing("not found"), engine).get(NAME, ARMV7, PullPolicy.MISSING)).isSameAs(image);
        assertThat(askedOfTheEngine).containsExactly(PullPolicy.NEVER);
    }

    @Test
    void whatTheRegistrySaidIsReportedWhereNobodyHasOne() {
        assertThatThrownBy(() -> bases(missing("not found"), missing("none here")).get(NAME, ARMV7, PullPolicy.MISSING))
                .isInstanceOf(ImageException.class)
                .hasMessage("not found");
    }

    private static RegistryThenEngine bases(BaseImageSource registry, BaseImageSource engine) {
        return new RegistryThenEngine(registry, engine, BuildEvents.silent());
    }

    private static BaseImageSource missing(String why) {
        return (name, platform, pull) -> {
            throw new ImageException(why);
        };
    }

    private static BaseImage image() {
        return new BaseImage(NAME, ARMV7, Optional.empty(), Blob.of("{}"), List.of());
    }
}
