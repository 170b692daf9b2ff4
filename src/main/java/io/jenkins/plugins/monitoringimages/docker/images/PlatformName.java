package io.jenkins.plugins.monitoringimages.docker.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.monitoringimages.model.Platform;

/** Platforms as manifests and engines write them. */
public final class PlatformName {

    private PlatformName() {}

    /** Such as {@code linux/arm/v7}; variants without a meaning are left out. */
    public static String of(JsonNode platform) {
        String architecture = platform.path("architecture").asText();
        String variant = platform.path("variant").asText();
        boolean plain = architecture.equals("arm64") && variant.equals("v8")
                || architecture.equals("amd64") && variant.equals("v1");
        return platform.path("os").asText() + "/" + architecture + (variant.isEmpty() || plain ? "" : "/" + variant);
    }

    public static boolean is(JsonNode platform, Platform wanted) {
        String name = of(platform);
        return name.equals(wanted.toString()) || name.equals("linux/arm") && wanted.toString().equals("linux/arm/v7");
    }
}
