package io.jenkins.plugins.monitoringimages.component;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration and the files of its image, as a checker gets them.
 *
 * @param config the bytes of the configuration
 * @param configName how findings call it
 * @param ruleFiles by their path below the configuration's directory, as {@code rule_files} names them
 * @param others further files, by their path below the configuration's directory; those that lie elsewhere by a path that no file
 *     beside the configuration has
 * @param webConfig the path of the configuration of the web server, which is among the others; empty for none
 */
public record CheckedFiles(
        byte[] config,
        String configName,
        Map<String, byte[]> ruleFiles,
        Map<String, byte[]> others,
        Optional<String> webConfig) {

    public CheckedFiles {
        config = config.clone();
        ruleFiles = Collections.unmodifiableMap(new TreeMap<>(ruleFiles));
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }

    /** With rule files alone. */
    public CheckedFiles(byte[] config, String configName, Map<String, byte[]> ruleFiles) {
        this(config, configName, ruleFiles, Map.of(), Optional.empty());
    }

    @Override
    public byte[] config() {
        return config.clone();
    }
}
