package io.jenkins.plugins.monitoringimages.plugin.form;

import io.jenkins.plugins.monitoringimages.build.config.ConfigFindings;
import io.jenkins.plugins.monitoringimages.build.config.RenderedConfig;
import io.jenkins.plugins.monitoringimages.build.image.ComponentImage;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.mask.MaskedConfig;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ReleaseVersion;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.None;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.ReleaseSample;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource.UserFile;
import io.jenkins.plugins.monitoringimages.spec.ConfigSource;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.stack.StackPreview;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a form as filled would give: the configuration and the Dockerfile, with what is wrong at its lines. Made on the
 * controller, without the network, a workspace or a container engine.
 */
public final class Preview {

    /** Stands for a file of the workspace, which is not read here. */
    private static final String FROM_WORKSPACE = "# a file of the workspace\n";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([\\w.]+)}?");

    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<PreviewText> texts = new ArrayList<>();

    private Preview() {}

    /** @param form gives the values of the form, when told how variables are replaced */
    public static Preview of(Function<UnaryOperator<String>, SpecForm> form) {
        Preview preview = new Preview();
        try {
            preview.show(form.apply(preview::withoutVariables).plan());
        } catch (SpecException e) {
            e.problems().stream().map(SpecProblem::toString).forEach(preview.problems::add);
        } catch (BuildException e) {
            preview.problems.add(e.getMessage());
        }
        return preview;
    }

    /** A form that its browser sent in a shape that no page of this plugin gives. */
    public static Preview ofUnreadableForm() {
        Preview preview = new Preview();
        preview.problems.add(Messages.Preview_badForm());
        return preview;
    }

    /** Why there is no text: what is wrong with the form. */
    public List<String> getProblems() {
        return List.copyOf(problems);
    }

    /** What else is to be known of the texts. */
    public List<String> getNotes() {
        return List.copyOf(notes);
    }

    public List<PreviewText> getTexts() {
        return List.copyOf(texts);
    }

    /** The spec of a stack. */
    @FunctionalInterface
    public interface StackSource {
        StackSpec read() throws BuildException;
    }

    /** All members of a stack as they are wired to each other, and the file by which they are started. */
    public static Preview of(StackSource source) {
        Preview preview = new Preview();
        try {
            StackSpec stack = source.read();
            String compose = StackPreview.compose(stack);
            if (!compose.isEmpty()) {
                preview.texts.add(new PreviewText("compose.yaml", compose, List.of()));
            }
            for (StackMember member : stack.members()) {
                Preview one = new Preview();
                one.show(member.build());
                one.notes.forEach(note -> preview.notes.add(member.name() + ": " + note));
                one.texts.forEach(text -> preview.texts.add(text.below(member.name())));
            }
        } catch (SpecException e) {
            e.problems().stream().map(SpecProblem::toString).forEach(preview.problems::add);
        } catch (BuildException e) {
            preview.problems.add(e.getMessage());
        }
        return preview;
    }

    /** Nothing to show as yet, and why. */
    public static Preview ofNote(String note) {
        Preview preview = new Preview();
        preview.notes.add(note);
        return preview;
    }

    /** A spec that is a file of the workspace, which is not read here. */
    public static Preview ofSpecFile(String path) {
        return ofNote(Messages.Preview_spec(path));
    }

    private void show(BuildSpec plan) throws BuildException {
        RenderedConfig rendering = RenderedConfig.of(plan, path -> FROM_WORKSPACE.getBytes(StandardCharsets.UTF_8));
        ConfigSource source = plan.config();
        if (source instanceof UserFile file) {
            notes.add(Messages.Preview_fromWorkspace(file.path()));
        } else if (source instanceof ReleaseSample) {
            notes.add(Messages.Preview_sample(plan.component().config().flatMap(ConfigFile::sample).orElseThrow()));
        } else if (source instanceof None) {
            notes.add(Messages.Preview_noConfig(plan.component().title()));
        } else {
            ConfigFindings known = new ConfigFindings(plan, rendering);
            rendering.config().ifPresent(config -> {
                notes.addAll(known.warnings());
                texts.add(new PreviewText(config.name(), rendering.masked().text(), known.findings()));
            });
        }
        String dockerfile = ComponentImage.preview(plan, version(plan), rendering).dockerfile(Optional.empty()).text();
        texts.add(new PreviewText("Dockerfile", MaskedConfig.ofLines(dockerfile).text(), List.of()));
    }

    private ReleaseVersion version(BuildSpec plan) {
        return plan.version().exact().orElseGet(() -> {
            ReleaseVersion shown = plan.component().availability().offered().stream().findFirst().orElse(ReleaseVersion.of(1, 0, 0));
            notes.add(Messages.Preview_latest(shown));
            return shown;
        });
    }

    /** Names of variables stand for their values; a version that is one can only be shown as the latest. */
    private String withoutVariables(String text) {
        if (!FormText.hasVariable(text)) {
            return text;
        }
        if (!notes.contains(Messages.Preview_variables())) {
            notes.add(Messages.Preview_variables());
        }
        boolean whole = VARIABLE.matcher(text).matches();
        String names = VARIABLE.matcher(text).replaceAll(match -> match.group(1).toLowerCase(Locale.ROOT));
        return whole && names.contains("version") ? "latest" : names;
    }
}
