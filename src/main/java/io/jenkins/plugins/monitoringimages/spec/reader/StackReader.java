package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.Offer;
import io.jenkins.plugins.monitoringimages.component.Peer;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusGenerator;
import io.jenkins.plugins.monitoringimages.component.prometheus.PrometheusWiring;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.ScrapeTarget;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Reads the spec of a stack. What its members share stands at the top, each member is a spec of its own below {@code members}, and
 * what they need of each other is added to them here. All problems are told together, by their lines.
 */
public final class StackReader {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> OF_THE_STACK = Set.of("deliver", "hosts", "publish", "secrets");
    private static final List<String> SHARED = List.of("platforms", "release", "image", "docker", "smokeTest");
    private static final String NAME = "[a-z][a-z0-9_-]{0,30}";

    private final SpecProblems problems = new SpecProblems();
    private final SpecContext context;
    private final Node root;

    private StackReader(Node root, SpecContext context) {
        this.root = root;
        this.context = context;
    }

    /**
     * @param yaml the spec's text
     * @param overrides values that replace those of the text, as YAML by key path ({@code members.grafana.version})
     * @param outputs replace those of the text; none to take those
     */
    public static StackSpec read(String yaml, Map<String, String> overrides, List<ImageOutput> outputs) throws SpecException {
        return read(new SpecText(yaml, overrides), Map.of(), new SpecContext(SpecFiles.none(), outputs, ""));
    }

    /**
     * @param below values that are taken where the text has none, by key
     * @param context what else decides
     */
    public static StackSpec read(SpecText text, Map<String, ?> below, SpecContext context) throws SpecException {
        StackReader reader = new StackReader(Nodes.merged(text.root(), SpecDocument.ofValues(below)), context);
        StackSpec stack = reader.stack();
        reader.problems.throwIfAny();
        return stack;
    }

    private StackSpec stack() {
        SpecSection section = new SpecSection(problems, "", root);
        String name = section.value("name", "stack", StackReader::name);
        SpecSection members = section.section("members");
        section.know(SHARED);
        if (members.given().isEmpty()) {
            section.problem("members", "is missing; allowed: at least one component");
        }
        section.refuseUnknownKeys();
        List<Draft> drafts = new ArrayList<>();
        for (NodeTuple tuple : Nodes.tuples(Nodes.value(root, "members").orElse(empty()))) {
            drafts.add(draft(members, Nodes.key(tuple), tuple.getValueNode()));
        }
        List<Peer> peers = drafts.stream().flatMap(draft -> draft.peer().stream()).toList();
        List<StackMember> read = drafts.stream().map(draft -> member(draft, peers)).toList();
        refuseClashes(members, read);
        return new StackSpec(name, read);
    }

    /**
     * A member before it is wired.
     *
     * @param spec with what all members share, and without what is of the stack alone
     * @param hosts where it runs outside of containers
     */
    private record Draft(
            String name, Node spec, Optional<Component> component, boolean onHosts, List<ScrapeTarget> hosts, String published,
            Map<String, String> secrets) {

        private int port() {
            return component.map(Component::port).orElse(1);
        }

        private Optional<Peer> peer() {
            List<ScrapeTarget> addresses = onHosts ? hosts : List.of(new ScrapeTarget(name, port()));
            return component.filter(known -> !addresses.isEmpty()).map(known -> new Peer(name, known.run().offers(), addresses));
        }
    }

    private Draft draft(SpecSection members, String name, Node given) {
        try {
            name(name);
        } catch (InvalidValueException e) {
            members.problem(name, "is the name of a member: " + e.getMessage());
        }
        Node own = given instanceof MappingNode ? given : empty();
        String path = "members." + name;
        SpecSection extras = new SpecSection(problems, path, own);
        String id = Nodes.text(own, "component").orElse(name);
        Optional<Component> component = ComponentCatalog.find(id);
        int port = component.map(Component::port).orElse(1);
        boolean onHosts = extras.value("deliver", false, text -> switch (text) {
            case "image" -> false;
            case "host" -> true;
            default -> throw new InvalidValueException(text, "image or host");
        });
        List<ScrapeTarget> hosts = extras.list("hosts", List.of(), text -> ScrapeTarget.parse(text.contains(":") ? text : text + ":" + port));
        if (onHosts && hosts.isEmpty() && !extras.hasItems("hosts")) {
            extras.problem("hosts", "is missing; allowed: the address of at least one host, such as pi.local");
        } else if (!onHosts && !hosts.isEmpty()) {
            extras.problem("hosts", "is for a member that runs on hosts; allowed: with deliver: host");
        }
        boolean shown = component.map(known -> known.run().offers()).stream()
                .anyMatch(offers -> offers.contains(Offer.QUERIES) || offers.contains(Offer.DASHBOARDS));
        String published = extras.value("publish", shown && !onHosts ? LOOPBACK + ":" + port : "", StackReader::published);
        return new Draft(name, spec(name, own, id, component), component, onHosts, hosts, published, secrets(extras));
    }

    /** What a member says itself, and what it shares with the others. */
    private Node spec(String name, Node own, String id, Optional<Component> component) {
        Node shared = Nodes.only(root, SHARED);
        String prefix = Nodes.value(shared, "image").flatMap(image -> Nodes.text(image, "prefix")).orElse("");
        Node sharedImage = Nodes.without(Nodes.value(shared, "image").orElse(empty()), Set.of("prefix"));
        Node defaults = Nodes.extended(Nodes.without(shared, Set.of("image")), Map.of("component", id));
        Node spec = Nodes.merged(Nodes.without(own, OF_THE_STACK), defaults);
        String version = Nodes.text(own, "version").orElse("latest");
        String tagName = name.matches(NAME) ? name : "member";
        Node tags = SpecDocument.ofValues(Map.of("tags", List.of(prefix + tagName + ":" + version.replace('+', '-'))));
        Node image = Nodes.merged(Nodes.merged(Nodes.value(own, "image").orElse(empty()), sharedImage), tags);
        return withMirror(Nodes.put(spec, "image", image), component.map(Component::id).orElse(id));
    }

    /** One mirror for all members has a place for the component in its address. */
    private static Node withMirror(Node spec, String id) {
        Node release = Nodes.value(spec, "release").orElse(empty());
        return Nodes.text(release, "mirror")
                .map(mirror -> mirror.replace("{component}", id))
                .map(mirror -> Nodes.put(spec, "release", Nodes.put(release, "mirror", Nodes.text(mirror))))
                .orElse(spec);
    }

    private StackMember member(Draft draft, List<Peer> peers) {
        Node spec = draft.spec();
        boolean generated = Nodes.value(spec, "configFile").isEmpty();
        if (draft.component().filter(PrometheusGenerator::isFor).isPresent() && generated) {
            Node config = Nodes.value(spec, "config").orElse(empty());
            Map<String, Object> wiring = new LinkedHashMap<>(PrometheusWiring.settings(peers));
            wiring.computeIfPresent("scrapeJobs", (key, jobs) -> freeJobs(draft, config, (List<?>) jobs));
            spec = Nodes.put(spec, "config", Nodes.extended(config, wiring));
        }
        BuildSpec build = new SpecReader(problems, context).plan(new SpecSection(problems, "members." + draft.name(), spec));
        if (build.image().output().has(ImageOutput.Kind.ARCHIVE)) {
            problems.add("members." + draft.name() + ".image.output", 0,
                    "is an archive, which holds one image alone; allowed in a stack: docker, registry and oci:DIR");
        }
        return new StackMember(
                draft.name(), build, draft.port(), draft.onHosts() ? draft.hosts() : List.of(), draft.published(), draft.secrets());
    }

    /** Each member gets a scrape job of its name, which the user's own may not have. */
    private List<?> freeJobs(Draft draft, Node config, List<?> wired) {
        Set<String> names = wired.stream().map(StackReader::jobName).collect(Collectors.toSet());
        Set<String> taken = new HashSet<>();
        SpecProblems aside = new SpecProblems();
        for (SpecSection job : new SpecSection(aside, "members." + draft.name() + ".config", config).sections("scrapeJobs")) {
            String name = job.text("name", "");
            if (names.contains(name) && taken.add(name)) {
                problems.add(job.path("name"), job.line("name"), InvalidValueException.quote(name) + " is the scrape job that members."
                        + name + " gets; allowed: another name, or no such job");
            }
        }
        return wired.stream().filter(job -> !taken.contains(jobName(job))).toList();
    }

    private static String jobName(Object job) {
        return String.valueOf(((Map<?, ?>) job).get("name"));
    }

    private void refuseClashes(SpecSection members, List<StackMember> read) {
        Map<String, String> ports = new HashMap<>();
        for (StackMember member : read) {
            String port = member.published().substring(member.published().lastIndexOf(':') + 1);
            String other = port.isEmpty() ? null : ports.putIfAbsent(port, member.name());
            if (other != null) {
                members.problem(member.name(), "is published on port " + port + ", and so is members." + other
                        + "; allowed: a publish of its own for each, such as 127.0.0.1:9091");
            }
        }
    }

    private Map<String, String> secrets(SpecSection extras) {
        Map<String, String> secrets = new HashMap<>();
        extras.texts("secrets").forEach((name, file) -> {
            try {
                secrets.put(name(name), SpecValues.file(file));
            } catch (InvalidValueException e) {
                extras.problem("secrets", e.getMessage());
            }
        });
        return secrets;
    }

    private static String name(String text) {
        if (!text.matches(NAME)) {
            throw new InvalidValueException(text, "a lower case letter, and at most 30 letters, digits, '_' and '-' behind it");
        }
        return text;
    }

    /** An address of the machine and a port; {@code none} for a member that only the others reach. */
    private static String published(String text) {
        if (text.equals("none")) {
            return "";
        }
        String full = text.contains(":") ? text : LOOPBACK + ":" + text;
        if (!full.matches("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:]+]):[1-9]\\d{0,4}")
                || Integer.parseInt(full.substring(full.lastIndexOf(':') + 1)) > 65_535) {
            throw new InvalidValueException(text, "a port of 1 to 65535, with an address before it or without, or none");
        }
        return full;
    }

    private static Node empty() {
        return SpecDocument.ofValues(Map.of());
    }
}
