package io.jenkins.plugins.monitoringimages.spec.reference;

import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.DECLARATION;
import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.FLAG;
import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.PAIRS;
import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.SECTION;
import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.SECTIONS;
import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.TEXT;
import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.TEXTS;
import static io.jenkins.plugins.monitoringimages.spec.reference.KeyType.TEXT_OR_PAIRS;

import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.notify.NotificationEvent;
import io.jenkins.plugins.monitoringimages.release.MirrorLogin;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All keys of a spec. A test holds it together with what the reader knows. */
public final class SpecReference {

    private static final String DURATION = "a duration above zero, such as 15s, 1m30s or 1h";
    private static final String PATH_BELOW = "a path below the directory of the spec or the workspace";

    private SpecReference() {}

    /** In the order in which people read them; each section before its keys. */
    public static List<SpecKey> keys() {
        return Stream.of(top(), release(), config(), files(), image(), rest()).flatMap(List::stream).toList();
    }

    private static List<SpecKey> top() {
        return List.of(
                key("component", DECLARATION, "What runs in the image: an id of the catalog, a file that declares another component, or"
                                + " the declaration itself.")
                        .byDefault(ComponentCatalog.ids().get(0))
                        .oneOf(ComponentCatalog.ids(), "promethius"),
                key("version", TEXT, "Which release. latest is found out when the build runs.")
                        .byDefault("latest")
                        .allowed("a release version such as 2.53.5 or 3.0.0-rc.1, or latest", "two"),
                key("platforms", TEXTS, "For which machines images are made. Several share one tag where a place holds that.")
                        .byDefault("linux/arm/v7")
                        .oneOf(Platform.names(), "raspberry"));
    }

    private static List<SpecKey> release() {
        return List.of(
                key("release", SECTION, "From where the release comes, and how it is verified."),
                key("release.mirror", TEXT, "The address below which releases lie as v2.53.5/prometheus-2.53.5.linux-armv7.tar.gz.")
                        .byDefault("the component's own release page")
                        .allowed("an http or https address without user, query or fragment", "ftp://mirror.example.org"),
                key("release.sha256", TEXT_OR_PAIRS, "The SHA-256 that the tarball must have. For several platforms, and for that of the"
                                + " build machine, whose checker looks at the configuration, a mapping from platforms to checksums.")
                        .byDefault("the release's own list decides")
                        .allowed("64 hexadecimal digits, or a mapping from platforms to them", "123"),
                key("release.login", TEXT, "The user of a mirror behind a login.")
                        .allowed("a name without a colon and blanks, with release.mirror alone", "geoff:password"),
                key("release.passwordVariable", TEXT, "The environment variable that holds the password or token of release.login.")
                        .byDefault(MirrorLogin.DEFAULT_VARIABLE)
                        .allowed("letters, digits and _", "my-password"),
                key("release.verify", FLAG, "false takes a tarball for which there is neither a list of checksums nor a pin, with a warning.")
                        .byDefault("true")
                        .allowed("true or false", "maybe"));
    }

    private static List<SpecKey> config() {
        return List.of(
                key("config", SECTION, "What prometheus.yml is generated from. For Prometheus only."),
                key("config.scrapeInterval", TEXT, "How often targets are scraped.").byDefault("15s").allowed(DURATION, "15"),
                key("config.evaluationInterval", TEXT, "How often rules are evaluated.").byDefault("15s").allowed(DURATION, "often"),
                key("config.externalLabels", PAIRS, "Labels on all that leaves this Prometheus: alerts, remote storage, federation.")
                        .allowed("names of labels, and texts", "{__name__: a}"),
                key("config.alertmanagers", TEXTS, "Where alerts are sent.").allowed("host:port", "[http://alertmanager]"),
                key("config.ruleFiles", TEXTS, "Rule files that are copied beside the configuration, named in it and checked.")
                        .allowed(PATH_BELOW + ", or a pattern such as rules/*.yml", "[../rules.yml]"),
                key("config.scrapeJobs", SECTIONS, "What is asked for metrics.").byDefault("Prometheus itself"),
                key("config.scrapeJobs[].name", TEXT, "Becomes the label job of what the job scrapes.")
                        .allowed("a text on one line that no other job has", "' '")
                        .mandatory(),
                key("config.scrapeJobs[].targets", TEXTS, "What is scraped.").allowed("host:port", "[http://coop]").mandatory(),
                key("config.scrapeJobs[].labels", PAIRS, "Labels on every series of these targets.")
                        .allowed("names of labels, and texts", "{__name__: a}"),
                key("config.scrapeJobs[].metricsPath", TEXT, "The path that gives the metrics.")
                        .byDefault("/metrics")
                        .allowed("a path that begins with / and has no blanks", "metrics"),
                key("config.scrapeJobs[].scheme", TEXT, "How the targets are asked.")
                        .byDefault("http")
                        .oneOf(List.of("http", "https"), "ftp"),
                key("config.scrapeJobs[].scrapeInterval", TEXT, "How often these targets are scraped.")
                        .byDefault("config.scrapeInterval")
                        .allowed(DURATION, "0s"),
                key("config.scrapeJobs[].scrapeTimeout", TEXT, "How long an answer may take.")
                        .byDefault("Prometheus' own, 10s")
                        .allowed("a duration above zero, at most the scrape interval", "1h"),
                key("config.extra", TEXT, "Any other YAML of prometheus.yml, merged at its top level; a clash with what is generated"
                                + " is an error.")
                        .allowed("YAML that Prometheus takes", "'remote_wirte: []'"),
                key("configFile", TEXT, "A whole configuration, taken as it is; only config.ruleFiles may stand beside it.")
                        .byDefault("generated for Prometheus, the sample of the release for others")
                        .allowed(PATH_BELOW, "/etc/prometheus.yml"));
    }

    private static List<SpecKey> files() {
        return List.of(
                key("files", SECTIONS, "Other files that are copied into the image: a web configuration, certificates, templates, files"
                        + " of targets. They belong to the user as whom it runs."),
                key("files[].from", TEXT, "A file, or a pattern for several.")
                        .allowed(PATH_BELOW + ", or a pattern such as targets/*.json", "../web.yml")
                        .mandatory(),
                key("files[].to", TEXT, "Where the file lies in the image; with / at its end the directory in which the files keep their"
                                + " names, which a pattern needs.")
                        .allowed("an absolute path that nothing else has", "/bin/prometheus")
                        .mandatory());
    }

    private static List<SpecKey> image() {
        return List.of(
                key("image", SECTION, "What the image is made on, called and started with, and where it is put.").mandatory(),
                key("image.base", TEXT, "The image below.")
                        .byDefault(SpecReader.DEFAULT_BASE)
                        .allowed("an image name, or scratch", "Busybox"),
                key("image.tags", TEXTS, "The names under which the image is to be found.")
                        .allowed("image names, at least one", "[Coop]")
                        .mandatory(),
                key("image.labels", PAIRS, "Further labels; one of the generated names replaces it.")
                        .allowed("keys of letters, digits and . _ / -, and texts on one line", "{'a b': c}"),
                key("image.flags", TEXTS, "Further command line flags. One of the image's own names replaces that; each is given once"
                                + " but those that the program takes several times.")
                        .allowed("--name or --name=value", "[-v]"),
                key("image.output", TEXTS, "Where the image is put; only docker needs a container engine.")
                        .byDefault("docker")
                        .allowed("docker, registry, oci:DIR and archive:FILE; paths lie below the directory of the spec", "[podman]"),
                key("image.pull", TEXT, "When the base image is fetched.")
                        .byDefault("missing")
                        .oneOf(List.of("missing", "always", "never"), "sometimes"),
                key("image.build", TEXT, "assemble makes the image without an engine, byte for byte the same everywhere; dockerfile has the"
                                + " engine build the generated Dockerfile.")
                        .byDefault("assemble, or dockerfile where there are image.instructions")
                        .oneOf(List.of("assemble", "dockerfile"), "buildkit"),
                key("image.instructions", TEXTS, "Lines for the Dockerfile, put before USER.")
                        .allowed("one instruction on each line, but not FROM, CMD and ENTRYPOINT", "[FROM scratch]"),
                key("image.keepReplaced", FLAG, "true keeps an image on the engine that loses its last tag to a new one.")
                        .byDefault("false")
                        .allowed("true or false", "perhaps"),
                key("image.insecureRegistries", TEXTS, "Registries that are spoken to without TLS; loopback is in any case.")
                        .allowed("host or host:port", "[http://registry.example.org]"));
    }

    private static List<SpecKey> rest() {
        return List.of(
                key("docker", SECTION, "The container engine."),
                key("docker.host", TEXT, "Its address.")
                        .byDefault("DOCKER_HOST of the build, or the local socket")
                        .allowed("unix:///path/of/socket or tcp://host:port", "ssh://host"),
                key("smokeTest", TEXT, "Whether the image is run until it answers, before anybody gets it: auto runs it where the engine"
                                + " can, required fails where it cannot.")
                        .byDefault("auto")
                        .oneOf(List.of("auto", "required", "off"), "always"),
                key("notify", SECTION, "Whom the command line tells in Slack. In Jenkins a step of its own does that."),
                key("notify.events", TEXTS, "What is told.")
                        .byDefault("failure, success, backToNormal")
                        .oneOf(Arrays.stream(NotificationEvent.values()).map(NotificationEvent::specName).toList(), "[never]"),
                key("notify.webhookVariable", TEXT, "The environment variable that holds the secret: an incoming webhook, or a bot's token.")
                        .byDefault("SLACK_WEBHOOK_URL")
                        .allowed("letters, digits and _", "https://hooks.slack.com"),
                key("notify.channel", TEXT, "Where a bot writes; a webhook has its own channel."),
                key("notify.text", TEXT, "A text of one's own above each message."),
                key("notify.failOnError", FLAG, "Whether a build fails whose message does not arrive.")
                        .byDefault("false")
                        .allowed("true or false", "yes"));
    }

    private static SpecKey key(String path, KeyType type, String meaning) {
        return SpecKey.of(path, type, meaning);
    }
}
