package io.jenkins.plugins.monitoringimages.bench;

import java.util.List;

/**
 * What both sides are asked to do.
 *
 * @param version of Prometheus
 * @param archs names of platforms as releases have them, such as {@code armv7}
 * @param base a reference, or {@code scratch}
 * @param tag for the image
 * @param output {@code docker} or {@code registry}
 * @param targets that the configuration names
 */
record Job(String version, List<String> archs, String base, String tag, String output, List<String> targets) {

    Job(Machine machine) {
        this(machine.version(), List.of("armv7"), machine.base(), "bench-image", "docker", List.of("coop:8081", "pi:9100"));
    }

    /** The same, pushed, on the base image that lies in the registry. */
    Job to(Registry registry) {
        String otherBase = base.equals("scratch") ? base : registry.base();
        return new Job(version, archs, otherBase, registry.address() + "/bench/image", "registry", targets);
    }

    boolean isPushed() {
        return output.equals("registry");
    }

    Job withTarget(String target) {
        return new Job(version, archs, base, tag, output, List.of("coop:8081", target));
    }

    Job withVersion(String other) {
        return new Job(other, archs, base, tag + "-" + other, output, targets);
    }

    Job on(String otherBase, List<String> otherArchs) {
        return new Job(version, otherArchs, otherBase, tag, output, targets);
    }

    String platforms() {
        return String.join(", ", archs.stream().map(Job::platform).toList());
    }

    private static String platform(String arch) {
        return "linux/" + arch.replaceFirst("^arm(v\\d)$", "arm/$1");
    }
}
