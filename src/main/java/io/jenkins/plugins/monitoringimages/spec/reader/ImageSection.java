package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.Source;
import io.jenkins.plugins.monitoringimages.model.BuildMode;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.ImageReference;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.spec.ImageOptions;
import io.jenkins.plugins.monitoringimages.spec.OutputOptions;
import io.jenkins.plugins.monitoringimages.spec.SpecValues;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section {@code image}. */
final class ImageSection {

    private static final String SCRATCH = "scratch";

    private final SpecSection section;
    private final Component component;

    ImageSection(SpecSection section, Component component) {
        this.section = section;
        this.component = component;
    }

    /**
     * @param platforms for which images are made
     * @param context its outputs replace those of the section; none to take those
     */
    ImageOptions options(List<Platform> platforms, SpecContext context) {
        Optional<ImageReference> base = base(context);
        List<ImageReference> tags = section.list("tags", List.of(), ImageSection::tag);
        if (tags.isEmpty() && !section.hasItems("tags")) {
            section.problem("tags", "is missing; allowed: at least one image name such as geoff-prometheus");
        }
        Map<String, String> labels = labels();
        List<String> flags = section.list("flags", List.of(), SpecValues::flag);
        component.run().flags().givenTwice(flags).forEach(name -> section.problem(
                "flags", "gives " + name + " twice, which " + component.title() + " takes once; allowed: each flag once"));
        OutputOptions output = output(context.outputs());
        if (platforms.size() > 1 && output.has(ImageOutput.Kind.DOCKER)) {
            platforms.stream()
                    .map(Platform::suffix)
                    .max(Comparator.comparingInt(String::length))
                    .ifPresent(longest -> tags.forEach(tag -> requireRoom(tag, longest)));
        }
        section.refuseUnknownKeys();
        return new ImageOptions(base.orElse(null), tags, labels, flags, output);
    }

    /** Empty for scratch, and for the image that is the release. */
    private Optional<ImageReference> base(SpecContext context) {
        boolean published = component.source() instanceof Source.Published;
        String usual = context.defaultBase().isEmpty() ? SpecReader.DEFAULT_BASE : context.defaultBase();
        return section.value("base", published ? Optional.empty() : parseBase(usual), text -> {
            if (published && text.equals(SCRATCH)) {
                throw new InvalidValueException(text, "an image of " + component.title() + ", which is its own base");
            }
            return parseBase(text);
        });
    }

    private static Optional<ImageReference> parseBase(String text) {
        return text.equals(SCRATCH) ? Optional.empty() : Optional.of(ImageReference.parse(text));
    }

    private OutputOptions output(List<ImageOutput> instead) {
        List<ImageOutput> given =
                section.list("output", List.of(ImageOutput.docker()), SpecValues::output);
        List<ImageOutput> outputs = instead.isEmpty() ? given : instead;
        if (outputs.isEmpty() && !section.hasItems("output")) {
            section.problem("output", "is empty; allowed: at least one of docker, registry, oci:DIR and archive:FILE");
        }
        List<String> places = outputs.stream()
                .map(output -> output.kind().hasPath() ? output.path() : output.toString())
                .toList();
        if (new HashSet<>(places).size() < places.size()) {
            section.problem("output", "names a place twice; allowed: each once");
        }
        PullPolicy pull = section.value("pull", PullPolicy.MISSING, SpecValues.oneOf(PullPolicy.class));
        List<String> instructions = section.list("instructions", List.of(), OwnInstruction::check);
        BuildMode byDefault = instructions.isEmpty() ? BuildMode.ASSEMBLE : BuildMode.DOCKERFILE;
        BuildMode build = section.value("build", byDefault, SpecValues.oneOf(BuildMode.class));
        if (build == BuildMode.ASSEMBLE && !instructions.isEmpty()) {
            section.problem("build", "is assemble, but there are image.instructions, which only a container engine can run;"
                    + " allowed: dockerfile");
        }
        return new OutputOptions(
                outputs,
                pull,
                build,
                instructions,
                section.flag("keepReplaced", false),
                section.list("insecureRegistries", List.of(), SpecValues::registryHost));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        section.texts("labels").forEach((key, value) -> {
            try {
                labels.put(SpecValues.labelKey(key), SpecValues.labelValue(value));
            } catch (InvalidValueException e) {
                section.problem("labels", e.getMessage());
            }
        });
        return labels;
    }

    /** A container engine may need a tag for each platform, and that is too late to be told after a download. */
    private void requireRoom(ImageReference tag, String suffix) {
        try {
            tag.withTagSuffix(suffix);
        } catch (InvalidValueException e) {
            section.problem("tags", InvalidValueException.quote(tag.toString()) + " has no room for -" + suffix
                    + ", which an image of several platforms gets on a container engine; allowed: a tag of at most "
                    + (ImageReference.LONGEST_TAG - 1 - suffix.length()) + " characters");
        }
    }

    /** A tag names an image that is to be made, so it cannot have a digest yet. */
    private static ImageReference tag(String text) {
        ImageReference tag = ImageReference.parse(text);
        if (!tag.digest().isEmpty()) {
            throw new InvalidValueException(text, "an image name without a digest");
        }
        return tag.tagged();
    }
}
