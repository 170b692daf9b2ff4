package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.Source;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentChoice;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusConfig;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusGenerator;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.model.VersionRequest;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.notify.NotifySettings;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.release.ReleaseOptions;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource;
import io.jenkins.plugins.monitoringimages.spec.CopiedFiles;
import io.jenkins.plugins.monitoringimages.spec.ImageOptions;
import io.jenkins.plugins.monitoringimages.spec.NotifyPlan;
import io.jenkins.plugins.monitoringimages.spec.SmokeTestMode;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a spec: the YAML of the command line, or the same keys as values of a form or of Pipeline arguments. All
 * problems are told together, and nothing has been downloaded or built by then.
 */
public final class SpecReader {

    /** The base image where a spec names none. */
    public static final String DEFAULT_BASE = "quay.io/prometheus/busybox:latest";

    private static final String DEFAULT_VERSION = "latest";
    private static final String DEFAULT_PLATFORM = "linux/arm/v7";

    private static final String DEFAULT_WEBHOOK_VARIABLE = "SLACK_WEBHOOK_URL";

    private final SpecProblems problems;
    private final SpecContext context;

    private SpecReader(SpecContext context) {
        this(new SpecProblems(), context);
    }

    /** @param problems get what is wrong; who made them throws them */
    SpecReader(SpecProblems problems, SpecContext context) {
        this.problems = problems;
        this.context = context;
    }

    /**
     * @param yaml the spec's text
     * @param overrides values that replace those of the text, as YAML by key path ({@code release.mirror})
     */
    public static BuildSpec read(String yaml, Map<String, String> overrides) throws SpecException {
        return read(yaml, overrides, SpecContext.none());
    }

    /**
     * @param yaml the spec's text
     * @param overrides values that replace those of the text, as YAML by key path ({@code release.mirror})
     * @param context what else decides
     */
    public static BuildSpec read(String yaml, Map<String, String> overrides, SpecContext context) throws SpecException {
        return new SpecReader(context).readRoot(new SpecText(yaml, overrides).root());
    }

    /**
     * A text beside values of a form or of Pipeline arguments.
     *
     * @param above values that stand before those of the text, by key
     * @param below values that are taken where the text has none, by key
     * @param context what else decides
     */
    public static BuildSpec read(SpecText text, Map<String, ?> above, Map<String, ?> below, SpecContext context)
            throws SpecException {
        Node root = Nodes.merged(text.root(), SpecDocument.ofValues(below));
        // What is no mapping is told as it is, and not hidden behind the values.
        boolean mapping = root instanceof MappingNode;
        return new SpecReader(context).readRoot(mapping ? Nodes.merged(SpecDocument.ofValues(above), root) : root);
    }

    /** @param values texts, booleans, lists and maps by key */
    public static BuildSpec read(Map<String, ?> values) throws SpecException {
        return read(values, SpecContext.none());
    }

    /**
     * @param values texts, booleans, lists and maps by key
     * @param context what else decides
     */
    public static BuildSpec read(Map<String, ?> values, SpecContext context) throws SpecException {
        return new SpecReader(context).readRoot(SpecDocument.ofValues(values));
    }

    /** All keys of a spec, as paths with {@code []} for the items of a list. */
    public static Set<String> keys() {
        SpecReader reader = new SpecReader(SpecContext.none());
        Map<String, Object> jobs = Map.of("scrapeJobs", List.of(Map.of("name", "any")));
        Map<String, Object> one = Map.of("config", jobs, "files", List.of(Map.of("from", "any")));
        reader.plan(new SpecSection(reader.problems, "", SpecDocument.ofValues(one)));
        return new TreeSet<>(reader.problems.askedKeys());
    }

    private BuildSpec readRoot(Node root) throws SpecException {
        BuildSpec plan = plan(new SpecSection(problems, "", root));
        problems.throwIfAny();
        return plan;
    }

    BuildSpec plan(SpecSection spec) {
        ComponentChoice choice = new ComponentKey(spec, context.files()).choice();
        Component component = choice.component();
        VersionRequest version = spec.value("version", new VersionRequest(DEFAULT_VERSION), VersionRequest::new);
        List<Platform> platforms = platforms(spec, component, version);
        ReleaseOptions release = release(spec.section("release"), platforms, component);
        SpecSection config = spec.section("config");
        PrometheusSettings configSection = new PrometheusSettings(config, component);
        String configFile = spec.value("configFile", "", SpecValues::file);
        if (!configFile.isEmpty()) {
            configSection.refuseBeside(spec, "configFile");
            if (component.config().isEmpty()) {
                spec.problem("configFile", component.title() + " reads no configuration; allowed: nothing");
            }
        }
        List<CopiedFiles> files = new FilesSection(spec, component).files(configSection.config().ruleFiles());
        ImageOptions image = new ImageSection(spec.section("image"), component).options(platforms, context);
        SpecSection docker = spec.section("docker");
        String dockerHost = docker.value("host", "", SpecValues::dockerHost);
        docker.refuseUnknownKeys();
        SmokeTestMode smokeTest = spec.value("smokeTest", SmokeTestMode.AUTO, SpecValues.oneOf(SmokeTestMode.class));
        NotifyPlan notify = notify(spec.section("notify"), spec.has("notify"));
        spec.refuseUnknownKeys();
        return new BuildSpec(
                choice,
                version,
                platforms,
                release,
                source(component, configFile, configSection.config()),
                configSection.config().ruleFiles(),
                files,
                image,
                dockerHost,
                smokeTest,
                notify);
    }

    private static ConfigSource source(Component component, String configFile, PrometheusConfig settings) {
        if (!configFile.isEmpty()) {
            return new ConfigSource.UserFile(configFile);
        }
        if (component.config().isEmpty()) {
            return new ConfigSource.None();
        }
        if (PrometheusGenerator.isFor(component)) {
            return new ConfigSource.Generated(settings);
        }
        return component.config().get().sample().isPresent()
                ? new ConfigSource.ReleaseSample()
                : new ConfigSource.None();
    }

    private static List<Platform> platforms(SpecSection spec, Component component, VersionRequest version) {
        List<Platform> platforms =
                spec.list("platforms", List.of(Platform.parse(DEFAULT_PLATFORM)), Platform::parse);
        if (new LinkedHashSet<>(platforms).size() < platforms.size()) {
            spec.problem("platforms", "names a platform twice; allowed: each once");
        }
        if (platforms.isEmpty() && !spec.hasItems("platforms")) {
            spec.problem("platforms", "is empty; allowed: at least one of " + String.join(", ", Platform.names()));
        }
        version.exact().ifPresent(exact -> {
            if (!component.supports(exact)) {
                spec.problem("version", component.title() + " " + exact + " is too old; allowed: "
                        + component.availability().oldest() + " or later");
            }
            List<Platform> released = component.platformsOf(exact);
            platforms.stream().filter(p -> !released.contains(p)).forEach(p -> spec.problem(
                    "platforms", component.title() + " " + exact + " was not released for " + p + "; allowed: "
                            + String.join(", ", released.stream().map(Platform::toString).toList())));
        });
        return platforms;
    }

    private static ReleaseOptions release(SpecSection section, List<Platform> platforms, Component component) {
        String mirror = section.value("mirror", "", SpecValues::mirror);
        boolean verify = section.flag("verify", true);
        Map<Platform, Sha256> pins = pins(section, platforms);
        if (!pins.isEmpty() && component.source() instanceof Source.Published) {
            section.problem("sha256", "pins a download, and " + component.title()
                    + " is an image; allowed: its name with a digest as image.base");
        }
        String user = section.value("login", "", SpecValues::login);
        String variable = section.value("passwordVariable", MirrorLogin.DEFAULT_VARIABLE, SpecValues::variable);
        if (!user.isEmpty() && mirror.isEmpty()) {
            section.problem("login", "is for a mirror, and none is given; allowed: with release.mirror alone");
        }
        section.refuseUnknownKeys();
        return new ReleaseOptions(mirror, pins, verify, new MirrorLogin(user, variable));
    }

    /** One checksum for the one platform, or a mapping from platforms, which may have the build machine's too. */
    private static Map<Platform, Sha256> pins(SpecSection section, List<Platform> platforms) {
        Map<Platform, Sha256> pins = new TreeMap<>();
        if (section.isMapping("sha256")) {
            section.texts("sha256").forEach((platform, text) -> {
                try {
                    pins.put(Platform.parse(platform), new Sha256(text));
                } catch (InvalidValueException e) {
                    section.problem("sha256", e.getMessage());
                }
            });
            return pins;
        }
        Sha256 pin = section.value("sha256", null, Sha256::new);
        if (pin != null && platforms.size() > 1) {
            section.problem("sha256", "pins one tarball, but " + platforms.size() + " platforms are asked for; allowed: one"
                    + " platform, or a mapping such as {" + platforms.get(0) + ": " + pin + "}");
        }
        if (pin != null && platforms.size() == 1) {
            pins.put(platforms.get(0), pin);
        }
        return pins;
    }

    private static NotifyPlan notify(SpecSection section, boolean given) {
        List<NotificationEvent> events =
                section.list("events", List.copyOf(NotificationEvent.defaults()), NotificationEvent::parse);
        NotifySettings settings = new NotifySettings(
                Set.copyOf(events),
                section.text("channel", ""),
                section.text("text", ""),
                section.flag("failOnError", false));
        String variable = section.value("webhookVariable", DEFAULT_WEBHOOK_VARIABLE, SpecValues::variable);
        section.refuseUnknownKeys();
        return given ? new NotifyPlan(settings, variable) : null;
    }
}
