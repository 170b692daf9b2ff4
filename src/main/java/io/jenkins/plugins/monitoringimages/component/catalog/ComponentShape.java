package io.jenkins.plugins.monitoringimages.component.catalog;

import io.jenkins.plugins.monitoringimages.component.ProgramFlags;
import io.jenkins.plugins.monitoringimages.component.Template;
import io.jenkins.plugins.monitoringimages.component.VersionRange;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.Port;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.yaml.Report;
import io.jenkins.plugins.monitoringimages.yaml.Rules;
import io.jenkins.plugins.monitoringimages.yaml.Scalars;
import io.jenkins.plugins.monitoringimages.yaml.Section;
import io.jenkins.plugins.monitoringimages.yaml.Shape;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Fields;
import io.jenkins.plugins.monitoringimages.yaml.YamlNode.Items;
import java.util.Set;

/** The keys of a component file, and what each takes. */
final class ComponentShape {

    private static final Shape LINE = Scalars.matching("not a text on one line", "a text without line breaks", "\\P{Cntrl}+");
    private static final Shape RANGE = Values.parsed(VersionRange::parse);
    private static final Shape FLAG_NAME =
            Scalars.matching("not the name of a flag", "a name that begins with --, such as --config.file", "--[a-zA-Z0-9][a-zA-Z0-9.-]*");
    private static final Shape FLAG_PATTERN = Scalars.matching(
            "not the name of a flag", "a name that begins with --, with * at its end for any rest", "--(?:[a-zA-Z0-9][a-zA-Z0-9.-]*\\*?|\\*)");
    private static final Shape FLAG_TEXT = Values.parsed(ComponentShape::flag);
    private static final Shape TEXTS = Shape.listOf(Scalars.TEXT, "this argument is empty; allowed: a text");
    private static final Set<String> ASSET = Set.of("id", "version", "platform");
    private static final Shape SPDX = Scalars.matching(
            "not an SPDX expression", "such as Apache-2.0 or (MIT OR GPL-2.0-only)", "[A-Za-z0-9.+() -]{1,200}");
    private static final Shape URL =
            Scalars.matching("not a web address", "an address that begins with https:// or http://", "https?://[^\\s\\p{Cntrl}@]+");
    private static final Shape RELATIVE = Scalars.matching(
            "not a path within the release", "names of letters, digits, . _ and - with / between them",
            "[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final Shape ABSOLUTE = Scalars.matching(
            "not a path in the image", "one that begins with /, of letters, digits, . _ and -",
            "(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)+");

    private static final Section FLAG = Section.named("a flag")
            .keys(FLAG_TEXT, "flag")
            .keys(RANGE, "versions")
            .keys(FLAG_PATTERN, "unless")
            .keys(Values.parsed(ComponentShape::flag), "with")
            .keys(FLAG_NAME, "instead")
            .rule(Rules.required("flag", "flag is missing; allowed: a flag such as --config.file={config}"))
            .build();

    private static final Section CHECK = Section.named("a check")
            .keys(RELATIVE, "program")
            .keys(TEXTS, "arguments", "rules", "web")
            .keys(Scalars.TEXT, "optional")
            .keys(RANGE, "versions")
            .rule(Rules.required("program", "program is missing; allowed: a program of the release"))
            .rule(Rules.requiredList("arguments", "arguments is missing; allowed: a list in which {file} stands for the file's name"))
            .build();

    private static final Section CONFIGURATION = Section.named("a configuration")
            .keys(ABSOLUTE, "path")
            .keys(RELATIVE, "sample")
            .keys(Scalars.TEXT, "generator")
            .keys(CHECK, "check")
            .rule(Rules.required("path", "path is missing; allowed: where the configuration lies in the image"))
            .build();

    private static final Section HEALTH = Section.named("a health check")
            .keys(Scalars.matching("not a path", "one that begins with / and has no blanks", "/[^\\s\\p{Cntrl}]*"), "path")
            .keys(Shape.listOf(FLAG_NAME, "this flag is empty; allowed: its name"), "portFlags", "prefixFlags", "urlFlags", "pathFlags", "guardFlags")
            .keys(Shape.listOf(TEXTS, "this command is empty; allowed: a list of a path in the image and its arguments"), "tools")
            .build();

    private static final Section ARCHIVE = downloads("an archive")
            .keys(template("[A-Za-z0-9{][A-Za-z0-9._+{}-]*"), "directory")
            .build();

    private static final Section IMAGE = Section.named("a published image")
            .keys(Values.parsed(Values::imageTemplate), "name")
            .keys(Values.REPOSITORY, "repository")
            .rule(Rules.required("name", "name is missing; allowed: an image with {version} as its tag, such as grafana/grafana:{version}"))
            .build();

    /** The whole file. */
    static final Section COMPONENT = Section.named("a component")
            .keys(Scalars.matching("not an id", "lower case letters, digits, _ and -, at most 63", "[a-z][a-z0-9_-]{0,62}"), "id")
            .keys(LINE, "title", "description")
            .keys(SPDX, "licence")
            .keys(URL, "url")
            .keys(Values.parsed(ReleaseVersion::parse), "oldest")
            .keys(Shape.listOf(Values.parsed(ReleaseVersion::parse), "this version is empty; allowed: such as 1.2.3"), "versions")
            .keys(Shape.mapOf(Values.parsed(Platform::parse), RANGE), "platforms")
            .keys(ARCHIVE, "archive")
            .keys(downloads("a program").build(), "program")
            .keys(IMAGE, "image")
            .keys(Shape.mapOf(RELATIVE, ABSOLUTE), "programs")
            .keys(CONFIGURATION, "configuration")
            .keys(ABSOLUTE, "state")
            .keys(Scalars.matching("not the number of a user", "0 to 65535", "\\d{1,4}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]"), "user")
            .keys(Shape.listOf(Values.parsed(Port::parse), "this port is empty; allowed: 1 to 65535"), "ports")
            .keys(Shape.listOf(ComponentShape::flagOrText, "this flag is empty; allowed: such as --config.file={config}"), "flags")
            .keys(Shape.listOf(FLAG_PATTERN, "this flag is empty; allowed: its name"), "repeatable")
            .keys(Shape.mapOf(
                    Scalars.matching("not the name of a variable", "letters, digits and _", "[A-Za-z_][A-Za-z0-9_]*"), LINE), "environment")
            .keys(HEALTH, "health")
            .keys(Shape.listOf(Values.parsed(Values::offer), "this offer is empty; allowed: alerts, dashboards, probes or queries"), "offers")
            .rule(Rules.required("id", "id is missing; allowed: the name of the component, of lower case letters, digits, _ and -"))
            .rule(Rules.exactlyOneOf("archive", "program", "image"))
            .rule(Rules.requiredList("ports", "ports is missing; allowed: at least the one that serves HTTP"))
            .rule(ComponentShape::ofPublishedImages)
            .rule(ComponentShape::oneTcpPortFirst)
            .build();

    private ComponentShape() {}

    private static Section.Builder downloads(String name) {
        return Section.named(name)
                .keys(Values.REPOSITORY, "repository")
                .keys(URL, "downloads")
                .keys(template("[A-Za-z0-9{][A-Za-z0-9._+{}/-]*"), "tag")
                .keys(template("[A-Za-z0-9{][A-Za-z0-9._+{}-]*"), "file")
                .keys(Values.parsed(text -> Template.of(text, Set.of("id", "version", "platform", "file"))), "checksums")
                .keys(Shape.mapOf(Values.parsed(Platform::parse),
                        Scalars.matching("not a name of a platform", "letters, digits, . _ and -", "[A-Za-z0-9._-]+")), "platformNames")
                .rule(Rules.exactlyOneOf("repository", "downloads"));
    }

    private static Shape template(String regex) {
        Shape form = Scalars.matching("not a name", "letters, digits, . _ + - and {id}, {version}, {platform}", regex);
        Shape names = Values.parsed(text -> Template.of(text, ASSET));
        return (node, report) -> {
            form.check(node, report);
            names.check(node, report);
        };
    }

    private static String flag(String text) {
        if (!text.matches("--[a-zA-Z0-9][a-zA-Z0-9.-]*(?:=\\P{Cntrl}*)?")) {
            throw new InvalidValueException(text, "a flag that begins with --, on one line");
        }
        return Template.of(text, ProgramFlags.PLACES).text();
    }

    private static void flagOrText(YamlNode node, Report report) {
        (node instanceof Fields ? FLAG : FLAG_TEXT).check(node, report);
    }

    /** The base of a published image brings what is below. */
    private static void ofPublishedImages(Fields component, Report report) {
        if (!Rules.isSet(component, "image")) {
            return;
        }
        for (String key : new String[] {"programs", "flags"}) {
            if (component.value(key).isPresent()) {
                report.add(component.fields().get(key).key(), key + " is for an archive or a program; a published image brings its own");
            }
        }
        component.value("configuration").filter(Fields.class::isInstance).map(Fields.class::cast).ifPresent(configuration -> {
            for (String key : new String[] {"sample", "check"}) {
                if (configuration.value(key).isPresent()) {
                    report.add(configuration.fields().get(key).key(), key + " is for an archive or a program; a published image has none");
                }
            }
        });
    }

    private static void oneTcpPortFirst(Fields component, Report report) {
        if (component.value("ports").orElse(null) instanceof Items ports
                && !ports.nodes().isEmpty()
                && ports.nodes().get(0) instanceof YamlNode.Scalar first
                && first.text().endsWith("/udp")) {
            report.add(first, "the first port serves HTTP; allowed: one over TCP");
        }
    }
}
