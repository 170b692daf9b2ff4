package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.testing.ProjectTree;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The specs that people copy. */
class ExamplesTest {

    @Test
    void theRegistryNeedsNoContainerEngine() throws Exception {
        BuildSpec plan = SpecReader.read(Files.readString(ProjectTree.file("examples/registry.yml")), Map.of());

        assertThat(plan.image().output().needsEngine()).isFalse();
        assertThat(plan.platforms()).hasSize(2);
    }

    @Test
    void theCoopIsPutIntoDocker() throws Exception {
        BuildSpec plan = SpecReader.read(Files.readString(ProjectTree.file("examples/coop.yml")), Map.of());

        assertThat(plan.image().output().needsEngine()).isTrue();
    }
}
