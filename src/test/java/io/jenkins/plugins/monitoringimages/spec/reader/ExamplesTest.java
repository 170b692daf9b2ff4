package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The specs that people copy. */
class ExamplesTest {

    @Test
    void theRegistryNeedsNoContainerEngine() throws Exception {
        BuildSpec plan = SpecReader.read(Files.readString(examples().resolve("registry.yml")), Map.of());

        assertThat(plan.image().output().needsEngine()).isFalse();
        assertThat(plan.platforms()).hasSize(2);
    }

    @Test
    void theCoopIsPutIntoDocker() throws Exception {
        BuildSpec plan = SpecReader.read(Files.readString(examples().resolve("coop.yml")), Map.of());

        assertThat(plan.image().output().needsEngine()).isTrue();
    }

    /** The directory examples of the tree that is tested, found from where the tests run. */
    private static Path examples() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("examples"))) {
            directory = directory.getParent();
        }
        return directory.resolve("examples");
    }
}
