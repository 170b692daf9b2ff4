package io.jenkins.plugins.monitoringimages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.docker.engine.FakeEngine;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.testing.Fault;
import io.jenkins.plugins.monitoringimages.testing.ReleaseServer;
import io.jenkins.plugins.monitoringimages.testing.TestRelease;
import io.jenkins.plugins.monitoringimages.testing.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever fails, users read words: no class of Java, no trace, and nothing of "null". */
class WordsTest {

    private static final TestRelease RELEASE = TestRelease.of("prometheus", "2.53.5", "linux/arm/v7");
    private static final String TARBALL = ReleaseServer.path(RELEASE);

    @TempDir
    Path folder;

    private CommandLineRun command;
    private ReleaseServer server;

    @BeforeEach
    void start() {
        command = new CommandLineRun(folder, false);
        server = ReleaseServer.of(RELEASE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            release.mirror=http://127.0.0.1:99999/x   | 99999
            release.mirror=http://u:hunter2@h/x       | <secret>
            release.mirror=http://u:hun/ter2@h/x      | <secret>
            release.mirror=u:hunter2@h                | <secret>
            release.mirror=http://h/x?token=hunter2   | <secret>
            docker.host=tcp://u:hunter2@h:1           | docker.host
            docker.host=tcp://:1                      | docker.host
            docker.host=ftp://h                       | docker.host
            docker.host=unix://                       | docker.host
            docker.host=unix:///nowhere/docker.sock   | /nowhere/docker.sock
            docker.host=tcp://127.0.0.1:1             | 127.0.0.1:1
            image.base=%                              | image.base
            image.tags=[&a [*a]]                      | image.tags: has an alias
            image.tags=&a [*a]                        | image.tags: has an alias
            image.tags=[                              | image.tags
            image.tags="\\x"                          | image.tags
            image.output=oci:/dev/null/x              | /dev/null/x
            image.output=archive:/dev/null/x          | /dev/null/x
            image.output=archive:/                    |
            image.output=oci:/proc/x                  |
            nonsense=1                                | nonsense
            =1                                        |
            version                                   | --set
            """)
    void aSettingThatIsWrong(String setting, String said) throws Exception {
        build("version: 2.53.5\n", "--set", "release.mirror=" + server.mirror(), "--set", setting);

        assertWords(said == null ? "" : said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: {tags: [coop], labels: {a: "\\x}}    | line 2
            "a\\q": 1                                   | line 2
            a: *b                                       | line 2
            a: &b [*b]                                  | line 2
            a: {b: }}                                   | line 2
            a: "\\ud800"                                | line 2
            !!binary a: b                               | line 2
            ? [a] : b                                   | line 2
            - a                                         | line 2
            """)
    void aSpecThatIsNoYaml(String text, String place) throws Exception {
        build("version: 2.53.5\n" + text.replace("\\n", "\n") + "\n");

        assertWords(place);
    }

    @ParameterizedTest
    @CsvSource({"0xff, :2:4: byte 0xFF", "0x00, line 2", "0xc0, :2:4: byte 0xC0", "0x85, :2:4: byte 0x85"})
    void aSpecThatIsNoText(int unit, String place) throws Exception {
        Path spec = folder.resolve("spec.yml");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("version: 2.53.5\na: ".getBytes(StandardCharsets.UTF_8));
        bytes.write(unit);
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        Files.write(spec, bytes.toByteArray());

        command.run("build", spec.toString());
        command.run("check", spec.toString());

        assertWords(place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /version | null               | engine
            /version | {}                 | engine
            /version | []                 | engine
            /version | "x"                | engine
            /version | {"ApiVersion": 1}  | engine
            /version | {"ApiVersion":     | engine
            /version | <html>             | engine
            /version |                    | engine
            /info    | null               |
            /info    | []                 |
            /info    | {"Driver":         |
            """)
    void anEngineThatAnswersNonsense(String path, String answer, String said) throws Exception {
        try (FakeEngine engine = new FakeEngine().speaking("1.24", "1.43").answering(path, 200, answer == null ? "" : answer)) {
            build("version: 2.53.5\n", "--set", "release.mirror=" + server.mirror(), "--set", "docker.host=" + engine.address());
            command.run("cache", "--docker", engine.address(), "--clear");

            assertWords(said == null ? "" : said);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cache --docker bogus                      | --docker
            cache --docker tcp://h:99999              | --docker
            cache --docker unix:///nowhere            | /nowhere
            cache --docker tcp://127.0.0.1:1          | 127.0.0.1:1
            cache --cache /dev/null                   | /dev/null
            cache --cache-size x                      | --cache-size
            inspect oci:/nowhere                      | /nowhere
            inspect archive:/dev/null                 | /dev/null
            inspect archive:/etc                      | /etc
            inspect oci:/etc                          | /etc
            inspect docker:x --docker bogus           | --docker
            inspect a:b@                              |
            check /nowhere                            | /nowhere
            check /                                   |
            check --for x /dev/null                   | --for
            check --as x /dev/null                    | --as
            render /nowhere --to /tmp                 | /nowhere
            build                                     | SPEC
            build /dev/null                           |
            build /proc/self/mem                      |
            build --ca-file /dev/null /dev/null       | --ca-file
            build --ca-file /etc/passwd /dev/null     | --ca-file
            build --set                               | --set
            build --cache-size 99999999999 /dev/null  |
            build --last-result X /dev/null           | --last-result
            """)
    void aCommandThatCannotBeDone(String line, String said) {
        command.with("DOCKER_HOST", "unix:///nowhere").run(line.split(" "));

        assertWords(said == null ? "" : said);
    }

    @ParameterizedTest
    @CsvSource({
        "http_proxy, http://u:hunter2@:1",
        "http_proxy, http://127.0.0.1:99999",
        "https_proxy, u:hunter2@h:x",
        "http_proxy, socks5://u:hunter2@h",
        "DOCKER_HOST, bogus",
        "SOURCE_DATE_EPOCH, x",
    })
    void aVariableThatIsWrong(String name, String value) throws Exception {
        command.with("DOCKER_HOST", "tcp://127.0.0.1:1").with(name, value);

        build("version: 2.53.5\n", "--set", "release.mirror=" + server.mirror(), "--set", "docker.host=");

        assertWords(name);
    }

    @Test
    void keysOfAnEngineThatAreDamaged() throws Exception {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        for (String content : List.of("x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\n????\n-----END RSA PRIVATE KEY-----\n", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n")) {
            for (String file : List.of("key.pem", "cert.pem", "ca.pem")) {
                Files.writeString(keys.resolve(file), content);
            }
            command.with("DOCKER_HOST", "tcp://127.0.0.1:1").with("DOCKER_TLS_VERIFY", "1").with("DOCKER_CERT_PATH", keys.toString());

            command.run("cache", "--docker", "tcp://127.0.0.1:1");

            assertWords("The container engine's TLS");
        }
    }

    @Test
    void aTarballOfEmptyGzipMembers() throws Exception {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        new GZIPOutputStream(one).close();
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            many.writeBytes(one.toByteArray());
        }
        replaceTarball(many.toByteArray());

        assertWords("");
    }

    @Test
    void aTarballThatIsNone() throws Exception {
        for (byte[] content : List.of(new byte[0], new byte[] {1}, "<html>".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(RELEASE.tarball(), RELEASE.tarball().length / 2), gzip(new byte[1024]), gzip(new byte[511]),
                gzip("x".repeat(2000).getBytes(StandardCharsets.UTF_8)))) {
            replaceTarball(content);

            assertWords("error: ");
        }
    }

    @Test
    void aCacheInWhichADirectoryStandsForAFile() throws Exception {
        Path cache = folder.resolve("cache");
        command.run("cache", "--cache", cache.toString());
        Files.createDirectories(cache.resolve("blobs").resolve(RELEASE.sha256().hex()).resolve("x"));
        Files.createDirectories(cache.resolve("tmp").resolve("y").resolve("x"));
        Files.createDirectories(cache.resolve("notes").resolve("x").resolve("y").resolve("z"));

        build("version: 2.53.5\n", "--set", "release.mirror=" + server.mirror(), "--cache", cache.toString(), "--set", "docker.host=tcp://127.0.0.1:1");
        assertThat(command.run("cache", "--clear", "--cache", cache.toString())).isZero();

        assertWords("");
        assertThat(cache.resolve("blobs")).isEmptyDirectory();
        assertThat(cache.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void theLastLineOfAFailureEndsWithALineFeed() throws Exception {
        server.failAlways(TARBALL, Fault.status(404));

        build("version: 2.53.5\n", "--set", "release.mirror=" + server.mirror());

        assertThat(command.err()).endsWith("\n").containsPattern("Fetch linux/arm/v7 +[0-9.]+ m?s  failed");
    }

    private void replaceTarball(byte[] content) throws Exception {
        command = new CommandLineRun(folder, false);
        server.serve(TARBALL, content);
        String sha256 = Sha256.of(content).hex();
        build("version: 2.53.5\nrelease: {sha256: '" + sha256 + "'}\nimage: {tags: [coop]}\nplatforms: [linux/arm/v7]\n",
                "--set", "release.mirror=" + server.mirror());
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    /** Fails, whatever it does. */
    private void build(String text, String... more) throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yml"), text);
        List<String> arguments = new ArrayList<>(List.of("build", spec.toString(), "--cache", folder.resolve("cache").toString()));
        if (!text.contains("image:")) {
            arguments.addAll(List.of("--set", "image.tags=[coop]"));
        }
        if (Arrays.stream(more).noneMatch(each -> each.startsWith("docker.host") || each.startsWith("image.output"))) {
            arguments.addAll(List.of(
                    "--set", "image.output=archive:out.tar", "--set", "image.base=scratch", "--set", "smokeTest=off"));
        }
        arguments.addAll(List.of(more));
        command.run(arguments.toArray(String[]::new));
    }

    private void assertWords(String said) {
        String all = (command.out() + command.err()).replace("/dev/null", "/dev/zero");
        assertThat(all).contains(said.replace("/dev/null", "/dev/zero")).doesNotContain("hunter2", "hun/ter2");
        assertThat(Words.ofJava(all)).as(all).isEmpty();
        assertThat(all.lines()).allMatch(line -> line.length() < 2000);
    }
}
