package io.jenkins.plugins.monitoringimages.bench;

import io.jenkins.plugins.monitoringimages.build.BuildEnvironment;
import io.jenkins.plugins.monitoringimages.build.BuildService;
import io.jenkins.plugins.monitoringimages.build.BuildSite;
import io.jenkins.plugins.monitoringimages.build.config.BuildMachine;
import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.cache.BlobCache;
import io.jenkins.plugins.monitoringimages.docker.connection.DockerHost;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.http.HttpSettings;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The two that race: the engine in this warm JVM or as a command line, and the shell job. */
final class Sides {

    private final Machine machine;
    private final Path cache;

    Sides(Machine machine) {
        this.machine = machine;
        this.cache = machine.work().resolve("cache");
    }

    Path cache() {
        return cache;
    }

    /** As on an agent, but without promtool and the smoke test, which the shell job has nothing like. */
    BuildReport ours(Job job) throws Exception {
        // No release is for such a machine, so nothing is downloaded to check the configuration with.
        BuildService service = new BuildService(
                cache, BlobCache.DEFAULT_CAP, HttpSettings.defaults(), new BuildMachine("Linux", "none"), Clock.systemUTC());
        BuildSite site = new BuildSite(machine.work(), Map.of(), DockerHost.of(machine.dockerHost(), Map.of()));
        BuildReport report = service.build(
                SpecReader.read(spec(job, "off"), Map.of()), BuildEnvironment.none(), site, BuildEvents.silent());
        if (!report.isComplete()) {
            throw new IOException(report.failures().toString());
        }
        return report;
    }

    /** The command of the command line, which starts a JVM. */
    List<String> commandLine(Job job, String smokeTest, String... more) throws IOException {
        Path file = machine.work().resolve("spec.yml");
        Files.writeString(file, spec(job, smokeTest));
        List<String> command = new ArrayList<>(List.of(
                machine.root().resolve("bin/monitoring-image").toString(), "build", file.toString(), "--cache",
                cache.toString()));
        command.addAll(List.of(more));
        return command;
    }

    void shell(Job job, boolean buildKit) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                machine.root().resolve("src/bench/shell-job.sh").toString(),
                machine.work().resolve("workspace").toString(),
                machine.mirrorUrl() + "/prometheus",
                job.version(),
                job.archs().get(0),
                job.platforms(),
                job.base(),
                job.tag() + "-shell"));
        command.addAll(job.targets());
        machine.run(
                command, Map.of("DOCKER_BUILDKIT", buildKit ? "1" : "0", "PUSH", job.isPushed() ? "yes" : ""));
    }

    private String spec(Job job, String smokeTest) {
        return """
                version: %s
                platforms: [%s]
                release: {mirror: "%s/prometheus"}
                config:
                  scrapeInterval: 15s
                  evaluationInterval: 15s
                  scrapeJobs:
                    - {name: prometheus, targets: [localhost:9090]}
                    - {name: coop, targets: [%s]}
                image: {base: "%s", tags: ["%s"], output: %s}
                docker: {host: "%s"}
                smokeTest: %s
                """
                .formatted(job.version(), job.platforms(), machine.mirrorUrl(), String.join(", ", job.targets()), job.base(),
                        job.tag(), job.output(), machine.dockerHost(), smokeTest);
    }
}
