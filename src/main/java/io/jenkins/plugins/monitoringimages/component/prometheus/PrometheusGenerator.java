package io.jenkins.plugins.monitoringimages.component.prometheus;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;

/** Which components read a configuration of Prometheus. */
public final class PrometheusGenerator {

    private static final String NAME = "prometheus";

    private PrometheusGenerator() {}

    /** Whether a component file names this as the generator of its configuration. */
    public static boolean isFor(Component component) {
        return component.config().flatMap(ConfigFile::generator).filter(NAME::equals).isPresent();
    }
}
