package io.jenkins.plugins.monitoringimages.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles installed into an empty file system by their own scripts, and systemd's opinion of their units. */
class InstalledBundleTest {

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void aRootForTheSystem() throws IOException {
        assumeTrue(isRoot(), "only root can install a service");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-sysusers")), "there is no systemd-sysusers here");
        root = Files.createDirectory(directory.resolve("system"));
    }

    @Test
    void installsIntoAnEmptySystem() throws Exception {
        assertThat(install(TestBundles.nodeExporter("1.5.0"), "1.5.0")).isZero();

        assertThat(text("etc/systemd/system/node_exporter.service")).isEqualTo(SystemdUnit.of(TestBundles.nodeExporter("1.5.0")));
        assertThat(text("etc/default/node_exporter")).endsWith("ARGS=\n");
        assertThat(text("etc/passwd")).contains("node_exporter:x:");
        assertThat(Files.readSymbolicLink(root.resolve("etc/systemd/system/multi-user.target.wants/node_exporter.service")))
                .hasToString("/etc/systemd/system/node_exporter.service");
        assertThat(started("node_exporter")).isEqualTo("version 1.5.0");
    }

    @Test
    void canBeInstalledTwice() throws Exception {
        install(TestBundles.nodeExporter("1.5.0"), "1.5.0");
        List<String> once = files();

        assertThat(install(TestBundles.nodeExporter("1.5.0"), "1.5.0")).isZero();
        assertThat(files()).isEqualTo(once);
    }

    @Test
    void anUpgradeKeepsTheFlagsOfTheHost() throws Exception {
        install(TestBundles.nodeExporter("1.5.0"), "1.5.0");
        Files.writeString(root.resolve("etc/default/node_exporter"), "ARGS=--collector.systemd --no-collector.zfs\n");

        assertThat(install(TestBundles.nodeExporter("1.6.1", "--web.disable-exporter-metrics"), "1.6.1")).isZero();
        assertThat(started("node_exporter")).isEqualTo("version 1.6.1 --collector.systemd --no-collector.zfs");
    }

    @Test
    void aConfigurationIsForTheServiceAloneAndTheOneBeforeIsKept() throws Exception {
        install(TestBundles.withConfiguration("1.5.0", "password: one\n"), "1.5.0");
        install(TestBundles.withConfiguration("1.5.0", "password: two\n"), "1.5.0");

        assertThat(text("etc/pushing/config.yml")).isEqualTo("password: two\n");
        assertThat(text("etc/pushing/config.yml.old")).isEqualTo("password: one\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("etc/pushing/config.yml"))))
                .isEqualTo("rw-r-----");
        String group = Stream.of(text("etc/group").split("\n")).filter(line -> line.startsWith("pushing:")).findFirst().orElseThrow();
        assertThat(Files.getAttribute(root.resolve("etc/pushing/config.yml"), "unix:gid"))
                .hasToString(group.split(":")[2]);
    }

    @Test
    void theProgramGetsItsFlagsAndTheUsersAsTheyWereGiven() throws Exception {
        install(TestBundles.withConfiguration("1.5.0", ""), "1.5.0");

        assertThat(started("pushing")).isEqualTo("version 1.5.0 --config.file=/etc/pushing/config.yml"
                + " --storage.path=/var/lib/pushing/data --title=a $HOME 100% \"b\" --web.listen-address=:9100 --quiet");
    }

    @Test
    void aDamagedReleaseIsNotInstalled() throws Exception {
        Path unpacked = unpack(TestBundles.nodeExporter("1.5.0"), "1.5.0");
        Files.writeString(unpacked.resolve("node_exporter-1.5.0.linux-armv7.tar.gz"), "something else");

        assertThat(run(unpacked, "./install.sh", "--root", root.toString())).isEqualTo(1);
        assertThat(output()).contains("node_exporter-1.5.0.linux-armv7.tar.gz is damaged");
        assertThat(files()).isEmpty();
    }

    @Test
    void removesWhatItInstalledAndKeepsWhatIsTheHosts() throws Exception {
        install(TestBundles.withConfiguration("1.5.0", "modules: {}\n"), "1.5.0");

        assertThat(run(directory.resolve("node_exporter-1.5.0.linux-armv7-host"), "./uninstall.sh", "--root", root.toString()))
                .isZero();
        assertThat(files()).contains("etc/default/pushing", "etc/pushing/config.yml")
                .doesNotContain("usr/local/bin/node_exporter", "etc/systemd/system/pushing.service");
    }

    @Test
    void purgesAllThatIsItsOwn() throws Exception {
        install(TestBundles.withConfiguration("1.5.0", "modules: {}\n"), "1.5.0");
        install(TestBundles.withConfiguration("1.5.0", "modules: {a: {}}\n"), "1.5.0");

        run(directory.resolve("node_exporter-1.5.0.linux-armv7-host"), "./uninstall.sh", "--purge", "--root", root.toString());

        assertThat(files().stream().filter(file -> file.contains("pushing") || file.contains("node_exporter"))).isEmpty();
        assertThat(text("etc/passwd") + text("etc/group")).doesNotContain("pushing");
    }

    @Test
    void systemdFindsNothingWrongWithTheUnits() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd-analyze here");
        install(TestBundles.nodeExporter("1.5.0"), "1.5.0");
        install(TestBundles.withConfiguration("1.5.0", ""), "1.5.0");
        for (String service : List.of("node_exporter", "pushing")) {
            Path unit = root.resolve("etc/systemd/system/" + service + ".service");
            // It looks for the program on this machine, where it is not installed.
            Files.writeString(unit, Files.readString(unit).replace("=/usr/local/bin/", "=" + root + "/usr/local/bin/"));

            int verified = run(directory, "systemd-analyze", "verify", "--man=no", unit.toString());
            assertThat(output().lines().filter(line -> line.contains(service + ".service"))).isEmpty();
            assertThat(verified).isZero();

            int secure = run(directory, "systemd-analyze", "security", "--offline=true", "--threshold=29", unit.toString());
            assertThat(secure).as("exposure of at most 2.9: %s", lastLine()).isZero();
        }
    }

    private int install(HostBundle bundle, String version) throws Exception {
        return run(unpack(bundle, version), "./install.sh", "--root", root.toString());
    }

    private Path unpack(HostBundle bundle, String version) throws Exception {
        Files.write(directory.resolve("bundle.tar.gz"), TestBundles.archive(bundle, version));
        assertThat(run(directory, "tar", "-xzf", "bundle.tar.gz")).isZero();
        return directory.resolve(bundle.name());
    }

    /** What the program prints that is started as the unit and its environment file say. */
    private String started(String service) throws Exception {
        Matcher command = Pattern.compile("ExecStart=(.*) \\$ARGS").matcher(text("etc/systemd/system/" + service + ".service"));
        assertThat(command.find()).isTrue();
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)").matcher(command.group(1));
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1).replaceAll("\\\\(.)", "$1");
            words.add(text.replace("$$", "$").replace("%%", "%"));
        }
        words.set(0, root + words.get(0));
        String flags = text("etc/default/" + service).replaceFirst("(?s).*ARGS=", "").trim();
        Stream.of(flags.split(" ")).filter(flag -> !flag.isEmpty()).forEach(words::add);
        assertThat(run(directory, words.toArray(String[]::new))).isZero();
        return output().trim();
    }

    private String text(String file) throws IOException {
        return Files.readString(root.resolve(file), StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> !Files.isDirectory(file)).map(file -> root.relativize(file).toString()).sorted().toList();
        }
    }

    private int run(Path where, String... command) throws Exception {
        return new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start()
                .waitFor();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    private String lastLine() throws IOException {
        return output().lines().reduce("", (before, line) -> line);
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
