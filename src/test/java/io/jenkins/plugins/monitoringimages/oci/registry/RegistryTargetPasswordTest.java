package io.jenkins.plugins.monitoringimages.oci.registry;

import io.jenkins.plugins.monitoringimages.image.ImageTarget;
import io.jenkins.plugins.monitoringimages.image.ImageTargetContract;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class RegistryTargetPasswordTest extends ImageTargetContract {

    @TempDir
    static Path directory;

    private static RealRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        registry = RealRegistry.withPassword(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Override
    protected ImageTarget open() {
        return new RegistryTarget(new TestAccess(directory).login(registry.address(), "geoff", "s3cret").client(), List.of(name("any")));
    }

    @Override
    protected ImageReference name(String tag) {
        return ImageReference.parse(registry.address() + "/" + super.name(tag));
    }
}
