package io.jenkins.plugins.monitoringimages.build.config;

import io.jenkins.plugins.monitoringimages.model.ByteCount;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A configuration that a build puts into the image.
 *
 * @param name of the file in the image, such as {@code prometheus.yml}
 * @param source how its user knows it: the path of the user's own file, or the same name
 * @param bytes of the file, at least one
 */
public record GivenConfig(String name, String source, byte[] bytes) {

    public GivenConfig {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GivenConfig config
                && name.equals(config.name)
                && source.equals(config.source)
                && Arrays.equals(bytes, config.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name + " of " + ByteCount.words(bytes.length);
    }
}
