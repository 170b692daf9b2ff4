package io.jenkins.plugins.monitoringimages.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.monitoringimages.component.CheckedFiles;
import io.jenkins.plugins.monitoringimages.component.CheckerProgram;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.event.BuildEvents;
import io.jenkins.plugins.monitoringimages.testing.RecordingEvents;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How promtool is run, shown with programs that stand in for it. */
class ProgramCheckerTest {

    private static final CheckerProgram PROMTOOL = ComponentCatalog.byId("prometheus").checker(ReleaseVersion.of(2, 42, 0)).orElseThrow();

    private static final byte[] CONFIG = "global: {}\n".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final RecordingEvents events = new RecordingEvents();

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the programs are scripts for bash, which is not there");
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        if (Files.exists(folder.resolve("scratch"))) {
            try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void laysOutConfigurationAndRuleFilesInOneDirectory() throws Exception {
        ProgramChecker promtool = program("echo \"$@\"; cat .configuration.yml rules/a.yml");

        assertThat(promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of("rules/a.yml", "groups: []".getBytes())), events)).isEmpty();

        assertThat(events.output()).containsExactly(
                "check config --syntax-only my.yml", "global: {}", "groups: []",
                "check rules ./rules/a.yml", "global: {}", "groups: []");
    }

    @Test
    void tellsFindingsByTheNamesThatTheUserKnows() throws Exception {
        ProgramChecker promtool = program("""
                echo "Checking ${@: -1}"
                case $2 in
                config) echo "  FAILED: parsing YAML file $PWD/.configuration.yml: yaml: line 3: bad" ;;
                rules) echo "  FAILED:"; echo "./rules/a.yml: 2:5: worse" ;;
                esac
                exit 1""");

        List<Finding> findings = promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of("rules/a.yml", new byte[0])), events);

        assertThat(findings).extracting(Finding::toString)
                .containsExactly("my.yml:3: bad", "rules/a.yml:2:5: worse");
    }

    @Test
    void doesWithoutSyntaxOnlyWhereItIsNotKnownAndOnlyWarnsOfMissingFiles() throws Exception {
        ProgramChecker promtool = program("""
                case "$*" in
                *--syntax-only*) echo "promtool: error: unknown long flag '--syntax-only', try --help"; exit 1 ;;
                esac
                echo Checking ./.configuration.yml
                echo '  FAILED: error checking client cert file "/certs/a": stat /certs/a: no such file or directory'
                exit 1""");

        assertThat(promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events)).isEmpty();

        assertThat(events.warnings()).containsExactly("promtool has not checked all of my.yml: error checking client "
                + "cert file \"/certs/a\": stat /certs/a: no such file or directory");
    }

    @Test
    void checksAWebConfigurationBesideTheCertificatesThatItNames() throws Exception {
        ProgramChecker promtool = program("""
                case $2 in
                web-config) echo "$@"; cat tls/a.crt; echo; echo "$3 FAILED: no TLS"; exit 1 ;;
                esac""");
        Map<String, byte[]> others = Map.of("web.yml", new byte[0], "tls/a.crt", "a certificate".getBytes());

        List<Finding> findings = promtool.check(
                new CheckedFiles(CONFIG, "my.yml", Map.of(), others, Optional.of("web.yml")), events);

        assertThat(findings).singleElement().satisfies(f -> assertThat(f.file()).isEqualTo("web.yml"));
        assertThat(events.output()).contains("check web-config ./web.yml", "a certificate");
    }

    @Test
    void aReleaseThatKnowsNoWebConfigurationOnlyWarns() throws Exception {
        ProgramChecker promtool = program("""
                case $2 in
                web-config) echo 'promtool: error: expected command but got "web-config", try --help'; exit 1 ;;
                esac""");

        assertThat(promtool.check(new CheckedFiles(
                        CONFIG, "my.yml", Map.of(), Map.of("web.yml", new byte[0]), Optional.of("web.yml")), events))
                .isEmpty();
        assertThat(events.warnings()).containsExactly("promtool of this release does not check web.yml");
    }

    @Test
    void warnsOfLint() throws Exception {
        ProgramChecker promtool = program("""
                echo "Checking ${@: -1}"
                echo '  FAILED:'
                echo 'lint error 1 duplicate rule(s) found.'
                exit 3""");

        assertThat(promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events)).isEmpty();

        assertThat(events.warnings()).containsExactly(
                "promtool: my.yml: lint error 1 duplicate rule(s) found.");
    }

    @Test
    void passesWarningsOn() throws Exception {
        program("echo '  WARNING: file does not exist'").check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events);

        assertThat(events.warnings()).containsExactly("promtool: WARNING: file does not exist");
    }

    @Test
    void tellsARefusalWithoutAReason() throws Exception {
        assertThat(program("echo odd; exit 1").check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events)).singleElement()
                .hasToString("my.yml: promtool refuses this: odd");
    }

    @Test
    void failsWhereTheProgramBreaks() throws Exception {
        ProgramChecker promtool = program("echo half; echo panic; exit 2");

        assertThatThrownBy(() -> promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events))
                .isInstanceOf(CheckerException.class)
                .hasMessage("promtool has ended with code 2: panic");
    }

    @Test
    void failsWhereThereIsNoProgram() {
        ProgramChecker promtool = new ProgramChecker(PROMTOOL, folder.resolve("none"), folder.resolve("scratch"), LONG);

        assertThatThrownBy(() -> promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events))
                .isInstanceOf(CheckerException.class)
                .hasMessageStartingWith("promtool cannot be started on this machine: ");
    }

    @Test
    void refusesARuleFileThatEscapesTheFolder() throws Exception {
        ProgramChecker promtool = program("true");

        for (String name : List.of("../a.yml", "/a.yml", "a/../../b.yml", ".", ".configuration.yml", "a\u0000b")) {
            assertThatThrownBy(() -> promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of(name, new byte[0])), events))
                    .as(name)
                    .isInstanceOf(CheckerException.class);
        }
        assertThat(folder.resolve("scratch/a.yml")).doesNotExist();
    }

    @Test
    void stopsAProgramThatTakesTooLongWithAllThatItHasStarted() throws Exception {
        Path pid = folder.resolve("pid");
        ProgramChecker promtool = new ProgramChecker(PROMTOOL, 
                script("sleep 1000 & echo $! > " + pid + "; wait"), folder.resolve("scratch"), Duration.ofMillis(500));

        assertThatThrownBy(() -> promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events))
                .isInstanceOf(CheckerException.class)
                .hasMessageContaining("was stopped");
        if (Files.exists(pid) && Files.size(pid) > 0) {
            awaitEnd(Long.parseLong(Files.readString(pid).trim()));
        }
    }

    @Test
    void stopsTheProgramOnInterruption() throws Exception {
        Path pid = folder.resolve("pid");
        ProgramChecker promtool = program("echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 1000");
        AtomicReference<Exception> thrown = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread check = new Thread(() -> {
            try {
                promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), BuildEvents.silent());
            } catch (Exception e) {
                thrown.set(e);
            } finally {
                ended.countDown();
            }
        });
        check.start();
        while (!Files.exists(pid) && check.isAlive()) {
            Thread.onSpinWait();
        }
        check.interrupt();
        ended.await();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        awaitEnd(Long.parseLong(Files.readString(pid).trim()));
    }

    @Test
    void keepsOnlyTheBeginningOfEndlessOutput() throws Exception {
        ProgramChecker promtool = program("i=0; while [ $i -lt 3000 ]; do printf '%01000d\\n' $i; i=$((i+1)); done");

        promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events);

        assertThat(events.output()).hasSizeBetween(200, 300);
    }

    @Test
    void startsTheProgramWithoutTheEnvironment() throws Exception {
        ProgramChecker promtool = program("/usr/bin/env | grep -v '^\\(PWD\\|SHLVL\\|_\\|OLDPWD\\)='; true");

        promtool.check(new CheckedFiles(CONFIG, "my.yml", Map.of()), events);

        assertThat(events.output()).isEmpty();
    }

    private static void awaitEnd(long pid) {
        ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
    }

    private ProgramChecker program(String body) throws IOException {
        return new ProgramChecker(PROMTOOL, script(body), folder.resolve("scratch"), LONG);
    }

    private Path script(String body) throws IOException {
        Path script = Files.createFile(folder.resolve("promtool"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return Files.writeString(script, "#!/bin/bash\nPATH=/usr/bin:/bin\n" + body + "\n");
    }
}
