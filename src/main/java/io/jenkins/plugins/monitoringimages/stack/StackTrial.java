package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.build.Approval.Candidate;
import io.jenkins.plugins.monitoringimages.build.SmokeTests;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.docker.engine.DockerEngine;
import io.jenkins.plugins.monitoringimages.docker.network.NetworkMember;
import io.jenkins.plugins.monitoringimages.docker.network.PrivateNetwork;
import io.jenkins.plugins.monitoringimages.docker.smoke.Ticker;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.image.ImageException;
import io.jenkins.plugins.monitoringimages.image.smoke.SmokeTestResult;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.spec.SmokeTestMode;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs all images of a stack together, in a network of their own, until each has what the others owe
 * it. All of it is removed afterwards.
 */
final class StackTrial {

    /** Emulated, on a slow machine, with a scrape interval of a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final StackSpec stack;
    private final DockerHost host;
    private final BuildEvents events;

    StackTrial(StackSpec stack, DockerHost host, BuildEvents events) {
        this.stack = stack;
        this.host = host;
        this.events = events;
    }

    /**
     * @return what was seen, or why nothing could be
     * @throws BuildException if they do not work together, or cannot be run and have to be
     */
    String run(Map<String, List<Candidate>> images) throws BuildException, InterruptedException {
        if (mode() == SmokeTestMode.OFF) {
            return "not run together: the spec says smokeTest: off";
        }
        Optional<String> obstacle = obstacle(images);
        if (obstacle.isPresent()) {
            if (mode() == SmokeTestMode.REQUIRED) {
                throw new BuildException("they cannot be run, and smokeTest is required: " + obstacle.get());
            }
            events.warning("The members were not run together: " + obstacle.get());
            return "not run together: " + obstacle.get();
        }
        Platform platform = platform(images).orElseThrow();
        try (DockerEngine engine = DockerEngine.connect(host, events);
                PrivateNetwork network = engine.network(PATIENCE)) {
            Map<String, Candidate> chosen = chosen(images, platform);
            for (StackMember member : stack.containers()) {
                Candidate image = chosen.get(member.name());
                network.start(new NetworkMember(
                        member.name(), image.engineId(), platform, member.build().component().programPath(), Map.of()));
            }
            return until(network, chosen);
        }
    }

    private String until(PrivateNetwork network, Map<String, Candidate> chosen)
            throws ImageException, InterruptedException {
        Ticker ticker = Ticker.system();
        long began = ticker.nanos();
        Map<String, MemberQuestions> open = new LinkedHashMap<>();
        for (StackMember member : stack.containers()) {
            open.put(member.name(), new MemberQuestions(
                    stack, member, SmokeTests.endpoint(member.build().component(), chosen.get(member.name()).arguments())));
        }
        while (true) {
            String problem = "";
            for (Map.Entry<String, MemberQuestions> each : Map.copyOf(open).entrySet()) {
                Optional<String> address = network.address(each.getKey());
                if (address.isEmpty()) {
                    throw new ImageException(each.getKey() + " ended; its last log lines:\n"
                            + String.join("\n", network.lastLines(each.getKey())));
                }
                Optional<String> missing = each.getValue().missing(address.get());
                if (missing.isEmpty()) {
                    open.remove(each.getKey());
                } else {
                    problem = each.getKey() + " " + missing.get();
                }
            }
            if (open.isEmpty()) {
                return stack.containers().size() + " containers ran together: all are ready and reach each other";
            }
            if (Duration.ofNanos(ticker.nanos() - began).compareTo(PATIENCE) >= 0) {
                throw new ImageException(problem + " after " + PATIENCE.toMinutes() + " minutes");
            }
            ticker.pause(PAUSE);
        }
    }

    /** Why they cannot be run here, if that is so. */
    private Optional<String> obstacle(Map<String, List<Candidate>> images) {
        if (!host.isLocal()) {
            return Optional.of("the container engine at " + host + " is on another machine, whose containers cannot be asked from here");
        }
        Optional<Platform> platform = platform(images);
        if (platform.isEmpty()) {
            return Optional.of("there is no platform for which all members were made");
        }
        return chosen(images, platform.get()).values().stream()
                .filter(image -> image.engineId().isEmpty() || image.smokeTest().outcome() == SmokeTestResult.Outcome.CANNOT_RUN)
                .map(image -> image.engineId().isEmpty() ? "no container engine has them" : image.smokeTest().detail())
                .findFirst();
    }

    /** The first one that all members have, of those that could be run if there is one. */
    private Optional<Platform> platform(Map<String, List<Candidate>> images) {
        List<Platform> common = images.values().iterator().next().stream()
                .map(Candidate::platform)
                .filter(platform -> images.values().stream().allMatch(of -> of.stream().anyMatch(i -> i.platform().equals(platform))))
                .toList();
        return common.stream()
                .filter(platform -> images.values().stream().allMatch(of ->
                        candidate(of, platform).smokeTest().outcome() != SmokeTestResult.Outcome.CANNOT_RUN))
                .findFirst()
                .or(() -> common.stream().findFirst());
    }

    /** The image of each member for a platform that all have, in the order of the stack. */
    private Map<String, Candidate> chosen(Map<String, List<Candidate>> images, Platform platform) {
        Map<String, Candidate> chosen = new LinkedHashMap<>();
        stack.containers().forEach(member -> chosen.put(member.name(), candidate(images.get(member.name()), platform)));
        return chosen;
    }

    private static Candidate candidate(List<Candidate> images, Platform platform) {
        return images.stream().filter(image -> image.platform().equals(platform)).findFirst().orElseThrow();
    }

    /** What the strictest member says. */
    private SmokeTestMode mode() {
        List<SmokeTestMode> modes = stack.containers().stream().map(member -> member.build().smokeTest()).toList();
        if (modes.contains(SmokeTestMode.REQUIRED)) {
            return SmokeTestMode.REQUIRED;
        }
        return modes.contains(SmokeTestMode.AUTO) ? SmokeTestMode.AUTO : SmokeTestMode.OFF;
    }
}
