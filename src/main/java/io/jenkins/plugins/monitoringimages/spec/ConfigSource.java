package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusConfig;
import java.io.Serializable;

/** Where the configuration of an image comes from. */
public sealed interface ConfigSource extends Serializable {

    /**
     * It is written from values of the spec.
     *
     * @param settings without the rule files, whose patterns are resolved by a build
     */
    record Generated(PrometheusConfig settings) implements ConfigSource {
        private static final long serialVersionUID = 1L;
    }

    /**
     * It is a file of the user's, taken as it is.
     *
     * @param path below the directory of the spec, or of the workspace
     */
    record UserFile(String path) implements ConfigSource {
        private static final long serialVersionUID = 1L;
    }

    /** It is the sample that the release brings. */
    record ReleaseSample() implements ConfigSource {
        private static final long serialVersionUID = 1L;
    }

    /** There is none: the component reads none, or has no sample. */
    record None() implements ConfigSource {
        private static final long serialVersionUID = 1L;
    }
}
