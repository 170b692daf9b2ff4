package io.jenkins.plugins.monitoringimages.component.catalog;

import io.jenkins.plugins.monitoringimages.component.About;
import io.jenkins.plugins.monitoringimages.component.Availability;
import io.jenkins.plugins.monitoringimages.component.CheckerProgram;
import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.HealthCheck;
import io.jenkins.plugins.monitoringimages.component.ProgramFlags;
import io.jenkins.plugins.monitoringimages.component.RunSettings;
import io.jenkins.plugins.monitoringimages.component.Source;
import io.jenkins.plugins.monitoringimages.component.Template;
import io.jenkins.plugins.monitoringimages.component.VersionRange;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Port;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.ConfigException;
import io.jenkins.plugins.monitoringimages.yaml.ConfigText;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the declaration of a component: of the catalog, or a user's own. */
public final class ComponentReader {

    /** How findings call a declaration that is in no file. */
    public static final String NAME = "component";

    private static final ReleaseVersion FIRST = ReleaseVersion.of(0, 0, 0);
    private static final List<String> LISTEN_FLAGS = List.of("--web.listen-address");
    private static final List<String> PREFIX_FLAGS = List.of("--web.route-prefix");
    private static final List<String> URL_FLAGS = List.of("--web.external-url");
    private static final List<String> PATH_FLAGS = List.of("--web.telemetry-path");
    private static final List<String> GUARD_FLAGS = List.of("--web.config.file");

    private final Fields fields;
    private final String id;

    private ComponentReader(Fields fields) {
        this.fields = fields;
        this.id = text("id", "");
    }

    /**
     * @param text a YAML mapping with the keys of {@code docs/components.md}
     * @param name of the file, for findings
     * @throws ConfigException with all that is wrong, by line and column
     */
    public static Component read(String text, String name) throws ConfigException {
        Report report = new Report(name);
        Optional<YamlNode> root = ConfigText.read(text, report);
        if (root.isEmpty() && report.isEmpty()) {
            report.add(0, 0, "this is empty; allowed: a mapping that declares a component");
        }
        refuse(report);
        return read(root.orElseThrow(), report);
    }

    /** @param report without findings yet */
    static Component read(YamlNode root, Report report) throws ConfigException {
        ComponentShape.COMPONENT.check(root, report);
        refuse(report);
        Component component = new ComponentReader((Fields) root).component();
        Consistency.check(component, (Fields) root, report);
        refuse(report);
        return component;
    }

    private static void refuse(Report report) throws ConfigException {
        if (!report.isEmpty()) {
            throw new ConfigException("The declaration of a component is wrong", report.findings());
        }
    }

    private Component component() {
        SourceReader sources = new SourceReader(fields, id);
        Source source = sources.source();
        String state = text("state", "");
        List<Port> ports = Values.texts(fields, "ports").stream().map(Port::parse).toList();
        boolean published = source instanceof Source.Published;
        RunSettings run = new RunSettings(
                text("user").map(Integer::valueOf).orElse(published ? -1 : RunSettings.NOBODY),
                state,
                ports,
                new ProgramFlags(
                        Values.nodes(fields, "flags").stream().map(ComponentReader::flag).toList(),
                        Values.texts(fields, "repeatable")),
                Values.map(fields, "environment"),
                health(),
                Values.texts(fields, "offers").stream().map(Values::offer).collect(Collectors.toSet()));
        return new Component(
                new About(id, text("title", id), text("description", ""), text("licence", ""), text("url", sources.page())),
                source,
                published ? Map.of() : programs(),
                Values.section(fields, "configuration").map(ComponentReader::configuration),
                run,
                new Availability(
                        text("oldest").map(ReleaseVersion::parse).orElse(FIRST),
                        platforms(),
                        Values.texts(fields, "versions").stream().map(ReleaseVersion::parse).toList()));
    }

    private Map<String, String> programs() {
        Map<String, String> programs = Values.map(fields, "programs");
        return programs.isEmpty() ? Map.of(id, "/bin/" + id) : programs;
    }

    private Map<Platform, VersionRange> platforms() {
        Map<Platform, VersionRange> platforms = new LinkedHashMap<>();
        Map<String, String> given = Values.map(fields, "platforms");
        if (given.isEmpty()) {
            Platform.names().forEach(name -> platforms.put(Platform.parse(name), VersionRange.ALL));
        }
        given.forEach((name, range) ->
                platforms.put(Platform.parse(name), range.isEmpty() ? VersionRange.ALL : VersionRange.parse(range)));
        return platforms;
    }

    private HealthCheck health() {
        Fields health = Values.section(fields, "health").orElse(new Fields(Map.of(), 0, 0));
        return new HealthCheck(
                Values.text(health, "path").orElse("/metrics"),
                flags(health, "portFlags", LISTEN_FLAGS),
                flags(health, "prefixFlags", PREFIX_FLAGS),
                flags(health, "urlFlags", URL_FLAGS),
                flags(health, "pathFlags", PATH_FLAGS),
                flags(health, "guardFlags", GUARD_FLAGS),
                Values.nodes(health, "tools").stream()
                        .map(tool -> ((Items) tool).nodes().stream().map(part -> ((Scalar) part).text()).toList())
                        .toList());
    }

    private static List<String> flags(Fields health, String key, List<String> otherwise) {
        return health.value(key).isPresent() ? Values.texts(health, key) : otherwise;
    }

    private static ConfigFile configuration(Fields configuration) {
        return new ConfigFile(
                Values.text(configuration, "path").orElseThrow(),
                Values.text(configuration, "sample"),
                Values.text(configuration, "generator"),
                Values.section(configuration, "check").map(check -> new CheckerProgram(
                        Values.text(check, "program").orElseThrow(),
                        Values.texts(check, "arguments"),
                        Values.text(check, "optional"),
                        Values.texts(check, "rules"),
                        Values.texts(check, "web"),
                        Values.text(check, "versions").map(VersionRange::parse).orElse(VersionRange.ALL))));
    }

    private static ProgramFlags.Own flag(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return new ProgramFlags.Own(new Template(scalar.text()), VersionRange.ALL, "", "", "");
        }
        Fields flag = (Fields) node;
        return new ProgramFlags.Own(
                new Template(Values.text(flag, "flag").orElseThrow()),
                Values.text(flag, "versions").map(VersionRange::parse).orElse(VersionRange.ALL),
                Values.text(flag, "unless").orElse("").replaceAll("\\*$", ""),
                Values.text(flag, "with").orElse(""),
                Values.text(flag, "instead").orElse(""));
    }

    private Optional<String> text(String key) {
        return Values.text(fields, key);
    }

    private String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }
}
