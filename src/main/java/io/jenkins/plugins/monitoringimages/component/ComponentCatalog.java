package io.jenkins.plugins.monitoringimages.component;

import io.jenkins.plugins.monitoringimages.component.Component.ConfigFile;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The components that can be built.
 *
 * <p>Ports, paths and flags are those of each project's own Dockerfile, except that every image here runs as
 * {@code nobody}.
 */
public final class ComponentCatalog {

    /** The user and group {@code nobody} of all images, by number, since {@code scratch} has no names. */
    public static final int NOBODY = 65_534;

    private static final List<Component> COMPONENTS = List.of(
            new Component(
                    "prometheus",
                    "Prometheus",
                    "The Prometheus monitoring system and time series database",
                    List.of("promtool"),
                    Optional.of(new ConfigFile("/etc/prometheus/prometheus.yml", "prometheus.yml", promtool())),
                    9090,
                    "/-/ready",
                    "/prometheus",
                    new ProgramFlags(
                            List.of("--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"),
                            List.of(),
                            List.of("--enable-feature", "--web.listen-address"),
                            List.of(agentMode("--enable-feature=agent", 2, 3), agentMode("--agent", 3, Integer.MAX_VALUE))),
                    true,
                    ReleaseVersion.parse("2.0.0"),
                    since(Map.of("linux/s390x", "2.5.0", "linux/mips64", "2.12.0", "linux/mips64le", "2.12.0",
                            "linux/riscv64", "2.46.0"))),
            new Component(
                    "alertmanager",
                    "Alertmanager",
                    "Groups, silences and delivers the alerts of Prometheus",
                    List.of("amtool"),
                    Optional.of(new ConfigFile(
                            "/etc/alertmanager/alertmanager.yml",
                            "alertmanager.yml",
                            CheckerProgram.of("amtool", "check-config", "{file}"))),
                    9093,
                    "/-/ready",
                    "/alertmanager",
                    new ProgramFlags(
                            List.of("--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"),
                            List.of("--cluster.listen-address="),
                            List.of("--cluster.peer", "--web.listen-address"),
                            List.of()),
                    false,
                    ReleaseVersion.parse("0.16.0"),
                    since(Map.of("linux/s390x", "0.15.3", "linux/mips64", "0.19.0", "linux/mips64le", "0.19.0",
                            "linux/riscv64", "0.26.0"))),
            new Component(
                    "node_exporter",
                    "node_exporter",
                    "Exports the metrics of hardware and operating system",
                    List.of(),
                    Optional.empty(),
                    9100,
                    "/metrics",
                    "",
                    ProgramFlags.none("--collector.*", "--no-collector.*", "--web.listen-address"),
                    false,
                    ReleaseVersion.parse("0.15.0"),
                    since(Map.of("linux/riscv64", "1.7.0"))),
            new Component(
                    "blackbox_exporter",
                    "blackbox_exporter",
                    "Probes endpoints over HTTP, TCP, DNS and ICMP",
                    List.of(),
                    Optional.of(new ConfigFile(
                            "/etc/blackbox_exporter/config.yml",
                            "blackbox.yml",
                            CheckerProgram.of("blackbox_exporter", "--config.check", "--config.file={file}"))),
                    9115,
                    "/metrics",
                    "",
                    new ProgramFlags(
                            List.of("--config.file=/etc/blackbox_exporter/config.yml"),
                            List.of(),
                            List.of("--web.listen-address"),
                            List.of()),
                    false,
                    ReleaseVersion.parse("0.12.0"),
                    since(Map.of("linux/s390x", "0.13.0", "linux/mips64", "0.16.0", "linux/mips64le", "0.16.0",
                            "linux/riscv64", "0.25.0"))),
            new Component(
                    "pushgateway",
                    "Pushgateway",
                    "Keeps the metrics of jobs that do not live long enough to be scraped",
                    List.of(),
                    Optional.empty(),
                    9091,
                    "/-/ready",
                    "/pushgateway",
                    ProgramFlags.none("--web.listen-address"),
                    false,
                    ReleaseVersion.parse("0.5.0"),
                    since(Map.of("linux/s390x", "0.6.0", "linux/mips64", "1.0.0", "linux/mips64le", "1.0.0",
                            "linux/riscv64", "1.7.0"))));

    private ComponentCatalog() {}

    /** All components, Prometheus first. */
    public static List<Component> components() {
        return COMPONENTS;
    }

    /** The ids of all components, in the same order. */
    public static List<String> ids() {
        return COMPONENTS.stream().map(Component::id).toList();
    }

    /** @throws InvalidValueException if the catalog has no such component */
    public static Component byId(String id) {
        return COMPONENTS.stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(id, "one of " + String.join(", ", ids())));
    }

    /**
     * Without {@code --syntax-only} promtool would look for the certificates, passwords and rule files that the configuration
     * names: on the build machine, where they are not what they will be in the image. It is known since 2.36.
     */
    private static CheckerProgram promtool() {
        return new CheckerProgram(
                "promtool",
                List.of("check", "config", "--syntax-only", "{file}"),
                Optional.of("--syntax-only"),
                List.of("check", "rules"),
                List.of("check", "web-config"));
    }

    /** Prometheus as an agent keeps no time series, and refuses the flag for where they lie. */
    private static ProgramFlags.Mode agentMode(String flag, int since, int before) {
        return new ProgramFlags.Mode(flag, since, before, "--storage.tsdb.path", "--storage.agent.path=/prometheus");
    }

    /** All platforms, each with the first version for it: 0.0.0 where it was there from the beginning. */
    private static Map<Platform, ReleaseVersion> since(Map<String, String> later) {
        return Platform.names().stream()
                .collect(Collectors.toMap(
                        Platform::parse,
                        name -> ReleaseVersion.parse(later.getOrDefault(name, "0.0.0")),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }
}
