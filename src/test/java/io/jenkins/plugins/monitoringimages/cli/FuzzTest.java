package io.jenkins.plugins.monitoringimages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.docker.engine.FakeEngine;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.Mutator;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged specs, configurations, tarballs and answers of an engine: whatever they are, users read words, a result comes, and
 * nothing is left behind. The seeds are the numbers from 1; {@code -Dmonitoringimages.fuzz=5000} tries more of them.
 */
@Timeout(3600)
class FuzzTest {

    private static final long CASES = Long.getLong("monitoringimages.fuzz", 60);
    private static final TestRelease RELEASE = TestRelease.of("prometheus", "2.53.5", "linux/arm/v7");

    private static final String SPEC = """
            version: 2.53.5
            platforms: [linux/arm/v7]
            config:
              scrapeInterval: 15s
              externalLabels: {site: yard}
              scrapeJobs:
                - {name: coop, targets: ['coop:8081'], labels: {a: b}}
              extra: |
                remote_write:
                  - url: http://store:9201/write
                    basic_auth: {username: u, password: hunter2}
            image:
              tags: [geoff-prometheus:latest]
              base: scratch
              output: archive:out.tar
              labels: {a: b}
            release: {mirror: 'MIRROR', sha256: SHA256}
            smokeTest: 'off'
            """;

    private static final String CONFIG = """
            global: {scrape_interval: 15s, external_labels: {a: b}}
            rule_files: ['rules/*.yml']
            scrape_configs:
              - job_name: coop
                metrics_path: /metrics
                basic_auth: {username: u, password: hunter2}
                static_configs: [{targets: ['a:9100', '[::1]:1'], labels: {x: y}}]
                relabel_configs:
                  - {source_labels: [__address__], regex: '(.*):.*', target_label: host, replacement: '$1', action: replace}
                kubernetes_sd_configs: [{role: pod, namespaces: {names: [a]}, selectors: [{role: pod, label: 'a=b'}]}]
            """;

    @TempDir
    Path folder;

    @Test
    void damagedSpecs() throws Exception {
        try (ReleaseServer server = ReleaseServer.of(RELEASE)) {
            String good = SPEC.replace("MIRROR", server.mirror()).replace("SHA256", RELEASE.sha256().hex());
            for (long seed : seeds()) {
                // A damaged address would be tried again, with waits.
                String damaged = new Mutator(seed).damage(good.substring(0, good.indexOf("release:")))
                        + good.substring(good.indexOf("release:"));
                assertGood(seed, write("spec.yml", damaged.getBytes(StandardCharsets.UTF_8)), "build");
                assertGood(seed, folder.resolve("spec.yml"), "render", "--to", folder.resolve("rendered").toString());
            }
        }
    }

    @Test
    void damagedConfigurations() throws Exception {
        for (long seed : seeds()) {
            byte[] damaged = new Mutator(seed).damage(CONFIG.getBytes(StandardCharsets.UTF_8));
            for (String kind : List.of("prometheus", "rules", "targets")) {
                assertGood(seed, write("config.yml", damaged), "check", "--as", kind);
            }
        }
    }

    @Test
    void damagedTarballs() throws Exception {
        byte[] packed = RELEASE.tarball();
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        try (ReleaseServer server = ReleaseServer.of(RELEASE)) {
            for (long seed : seeds()) {
                Mutator mutator = new Mutator(seed);
                byte[] damaged = seed % 4 == 0 ? mutator.damage(packed) : gzip(mutator.damage(tar));
                server.serve(ReleaseServer.path(RELEASE), damaged);
                String spec = SPEC.replace("MIRROR", server.mirror()).replace("SHA256", Sha256.of(damaged).hex());
                assertGood(seed, write("spec.yml", spec.getBytes(StandardCharsets.UTF_8)), "build");
            }
        }
    }

    @Test
    void damagedAnswersOfAnEngine() throws Exception {
        String version = "{\"Version\": \"20.10.24\", \"ApiVersion\": \"1.41\", \"MinAPIVersion\": \"1.12\", \"Os\": \"linux\","
                + " \"Arch\": \"amd64\", \"Components\": [{\"Name\": \"Engine\"}]}";
        String info = "{\"Driver\": \"overlay2\", \"DriverStatus\": [[\"a\", \"b\"]], \"OSType\": \"linux\", \"Architecture\": \"x86_64\"}";
        for (long seed : seeds()) {
            Mutator mutator = new Mutator(seed);
            try (FakeEngine engine = new FakeEngine()) {
                engine.answering("/version", 200, seed % 2 == 0 ? mutator.damage(version) : version);
                for (String api : List.of("", "/v1.41")) {
                    engine.answering(api + "/info", 200, mutator.damage(info))
                            .answering(api + "/containers/json", 200, mutator.damage("[{\"Id\": \"a\", \"Created\": 1}]"));
                }
                assertGood(seed, null, "cache", "--clear", "--docker", engine.address());
            }
        }
    }

    private static long[] seeds() {
        return LongStream.rangeClosed(1, CASES).toArray();
    }

    private void assertGood(long seed, Path file, String command, String... more) throws IOException {
        CommandLineRun run = new CommandLineRun(folder, false).with("DOCKER_HOST", "tcp://127.0.0.1:1");
        List<String> arguments = new ArrayList<>(List.of(command));
        if (file != null) {
            arguments.add(file.toString());
        }
        if (!command.equals("check") && !command.equals("render")) {
            arguments.addAll(List.of("--cache", folder.resolve("cache").toString()));
        }
        arguments.addAll(List.of(more));

        int code = run.run(arguments.toArray(String[]::new));

        String all = run.out() + run.err();
        assertThat(code).as("seed " + seed).isBetween(0, 2);
        assertThat(all).as("seed " + seed).doesNotContain("mistake of its own").doesNotContain("u:hunter2");
        // What the input itself says is not the program's; and a value of YAML may be called null, as Prometheus does.
        assertThat(Words.ofJava(all.replace("'null'", "''").replace("empty or null", "empty"))).as("seed " + seed + ": " + all).isEmpty();
        assertNothingIsLeft(seed);
    }

    private void assertNothingIsLeft(long seed) throws IOException {
        for (String part : List.of("tmp", "scratch")) {
            Path left = folder.resolve("cache").resolve(part);
            if (Files.isDirectory(left)) {
                try (Stream<Path> files = Files.list(left)) {
                    assertThat(files).as("seed " + seed).isEmpty();
                }
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("seed " + seed)
                    .noneMatch(name -> name.endsWith(".tmp") || name.startsWith(".out"));
        }
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }
}
