import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The same image by jib-core: a build for each line of the standard input, and a line of the standard output after it. A program
 * of one file, run with the libraries of jib.xml, so that nothing of the project depends on them.
 *
 * <p>Arguments: a directory for everything, the tarball's address, the base image and the tag, both in a registry.
 */
final class JibJob {

    private static final AbsoluteUnixPath PROGRAMS = AbsoluteUnixPath.get("/bin");
    private static final AbsoluteUnixPath CONFIG = AbsoluteUnixPath.get("/etc/prometheus");

    public static void main(String[] args) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        while (lines.readLine() != null) {
            build(Path.of(args[0]), args[1], args[2], args[3]);
            System.out.println("built");
        }
    }

    private static void build(Path work, String tarball, String base, String tag) throws Exception {
        run("rm -rf \"$1\" && mkdir -p \"$1/files\" && curl -sSf \"$2\" | tar -xz -C \"$1/files\" --strip-components=1", work, tarball);
        Path files = work.resolve("files");
        Files.writeString(files.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 15s
                  evaluation_interval: 15s
                scrape_configs:
                  - job_name: prometheus
                    static_configs:
                      - targets: [localhost:9090]
                """);
        FileEntriesLayer.Builder programs = FileEntriesLayer.builder();
        for (String program : List.of("prometheus", "promtool")) {
            programs.addEntryRecursive(files.resolve(program), PROGRAMS.resolve(program));
        }
        FileEntriesLayer.Builder config = FileEntriesLayer.builder()
                .addEntryRecursive(files.resolve("consoles"), CONFIG.resolve("consoles"))
                .addEntryRecursive(files.resolve("console_libraries"), CONFIG.resolve("console_libraries"))
                .addEntryRecursive(files.resolve("prometheus.yml"), CONFIG.resolve("prometheus.yml"));
        Jib.from(RegistryImage.named(base))
                .addFileEntriesLayer(programs.build())
                .addFileEntriesLayer(config.build())
                .addExposedPort(Port.tcp(9090))
                .setEntrypoint("/bin/prometheus")
                .setProgramArguments("--config.file=/etc/prometheus/prometheus.yml")
                .containerize(Containerizer.to(RegistryImage.named(tag))
                        .setAllowInsecureRegistries(true)
                        .setBaseImageLayersCache(work.resolve("base-layers"))
                        .setApplicationLayersCache(work.resolve("layers")));
    }

    private static void run(String script, Path work, String tarball) throws Exception {
        Process process =
                new ProcessBuilder("bash", "-c", "set -o pipefail; " + script, "bash", work.toString(), tarball).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The tarball could not be fetched and unpacked");
        }
    }
}
