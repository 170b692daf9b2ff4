package io.jenkins.plugins.monitoringimages.plugin.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.monitoringimages.component.catalog.ComponentCatalog;
import io.jenkins.plugins.monitoringimages.model.Platform;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.form.Choices;
import io.jenkins.plugins.monitoringimages.plugin.form.FieldCheck;
import io.jenkins.plugins.monitoringimages.plugin.form.FormAccess;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import io.jenkins.plugins.monitoringimages.plugin.form.KnownVersions;
import io.jenkins.plugins.monitoringimages.plugin.form.PairsModel;
import io.jenkins.plugins.monitoringimages.plugin.form.PasswordChoices;
import io.jenkins.plugins.monitoringimages.plugin.form.Preview;
import io.jenkins.plugins.monitoringimages.plugin.form.PreviewPage;
import io.jenkins.plugins.monitoringimages.plugin.form.SpecCheck;
import io.jenkins.plugins.monitoringimages.plugin.task.PipelineArguments;
import io.jenkins.plugins.monitoringimages.plugin.task.RunSite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The form of {@link BuildMonitoringImageStep}: its choices, its checks while it is filled, and its preview. All of them
 * are for those who may configure the item.
 */
public abstract class ImageStepDescriptor extends StepDescriptor implements PairsModel {

    @Override
    public String getFunctionName() {
        return "buildMonitoringImage";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.BuildMonitoringImageStep_displayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return RunSite.REQUIRED;
    }

    /** Jenkins asks this where it is overridden, and checks the arguments itself, but only warns, where it is not. */
    @Override
    public Step newInstance(Map<String, Object> arguments) throws AbortException {
        return PipelineArguments.step(BuildMonitoringImageStep.class, this, arguments);
    }

    @Override
    public String argumentsToString(@NonNull Map<String, Object> arguments) {
        if (arguments.get("spec") instanceof String spec) {
            return spec;
        }
        return arguments.get("tags") instanceof List<?> tags && !tags.isEmpty() ? String.valueOf(tags.get(0)) : null;
    }

    @Override
    public List<String> pairArguments() {
        return List.of("externalLabels", "labels", "set");
    }

    @Override
    public List<String> listArguments() {
        return List.of(
                "tags", "platforms", "alertmanagers", "ruleFiles", "flags", "output", "instructions", "insecureRegistries");
    }

    @Override
    public List<String> lineArguments() {
        return List.of("sha256");
    }

    /** For the view: all platforms that can be chosen. */
    public List<String> getPlatformNames() {
        return Platform.names();
    }

    /** For the view: whether a platform is chosen; a new image is for the default one. */
    public boolean isChosen(BuildMonitoringImageStep step, String platform) {
        return (step == null ? new BuildMonitoringImageStep(List.of()) : step).getPlatforms().contains(platform);
    }

    /** For the view: whether the image is put there; a new image goes to where the system configuration says. */
    public boolean isPutInto(BuildMonitoringImageStep step, String output) {
        return step != null && step.getOutput().contains(output);
    }

    /** For the view: those outputs that are directories and files. */
    public List<String> pathsOf(List<String> outputs) {
        return FormText.withPath(outputs);
    }

    /** For the view: what a new image is made of. */
    public String getDefaultComponent() {
        return ComponentCatalog.byDefault().id();
    }

    /** For the view: what is used where the mirror is left empty. */
    public String getDefaultMirror() {
        String mirror = MonitoringImagesConfiguration.get().getMirror();
        return mirror != null ? mirror : ComponentCatalog.byDefault().releases();
    }

    /** For the view: what is used where the base image is left empty. */
    public String getDefaultBase() {
        String base = MonitoringImagesConfiguration.get().getBase();
        return base != null ? base : MonitoringImagesConfiguration.get().getDefaultBase();
    }

    @POST
    public ListBoxModel doFillComponentItems(@AncestorInPath Item item, @QueryParameter String component) {
        if (!FormAccess.mayConfigure(item)) {
            return Choices.of(item, component);
        }
        ListBoxModel model = new ListBoxModel();
        ComponentCatalog.components().forEach(c -> model.add(c.title(), c.id()));
        return model;
    }

    @POST
    public ComboBoxModel doFillVersionItems(@AncestorInPath Item item, @QueryParameter String component) {
        ComboBoxModel model = new ComboBoxModel();
        if (FormAccess.mayConfigure(item)) {
            model.add("latest");
            model.addAll(KnownVersions.of(component));
        }
        return model;
    }

    @POST
    public ListBoxModel doFillSmokeTestItems(@AncestorInPath Item item, @QueryParameter String smokeTest) {
        return Choices.of(item, smokeTest, "auto", "required", "off");
    }

    @POST
    public ListBoxModel doFillMirrorCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String mirror, @QueryParameter String mirrorCredentialsId) {
        return PasswordChoices.of(item, mirror, mirrorCredentialsId);
    }

    @POST
    public ListBoxModel doFillPullItems(@AncestorInPath Item item, @QueryParameter String pull) {
        return Choices.of(item, pull, "missing", "always", "never");
    }

    @POST
    public ListBoxModel doFillBuildItems(@AncestorInPath Item item, @QueryParameter String build) {
        return Choices.of(item, build, "assemble", "dockerfile");
    }

    @POST
    public FormValidation doCheckVersion(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String component) {
        return FormAccess.mayConfigure(item) ? FieldCheck.version(value, component) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckSpec(@AncestorInPath Item item, @QueryParameter String value) {
        return FormAccess.mayConfigure(item) ? SpecCheck.file(value) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckSet(@AncestorInPath Item item, @QueryParameter String value) {
        return FormAccess.mayConfigure(item) ? SpecCheck.set(value) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckTags(@AncestorInPath Item item, @QueryParameter String value) {
        // Nobody has typed anything yet; the build refuses an image without a tag.
        return FormText.trimmed(value) == null ? FormValidation.ok() : check(item, FieldCheck::lines, "image.tags", value);
    }

    @POST
    public FormValidation doCheckMirror(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::text, "release.mirror", value);
    }

    @POST
    public FormValidation doCheckSha256(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::pins, "release.sha256", value);
    }

    @POST
    public FormValidation doCheckScrapeInterval(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::text, "config.scrapeInterval", value);
    }

    @POST
    public FormValidation doCheckEvaluationInterval(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::text, "config.evaluationInterval", value);
    }

    @POST
    public FormValidation doCheckExternalLabels(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::pairs, "config.externalLabels", value);
    }

    @POST
    public FormValidation doCheckAlertmanagers(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::lines, "config.alertmanagers", value);
    }

    @POST
    public FormValidation doCheckRuleFiles(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::lines, "config.ruleFiles", value);
    }

    @POST
    public FormValidation doCheckExtra(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::extra, "config.extra", value);
    }

    @POST
    public FormValidation doCheckConfigFile(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::text, "configFile", value);
    }

    @POST
    public FormValidation doCheckBase(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::text, "image.base", value);
    }

    @POST
    public FormValidation doCheckLabels(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::pairs, "image.labels", value);
    }

    @POST
    public FormValidation doCheckFlags(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::lines, "image.flags", value);
    }

    @POST
    public FormValidation doCheckOutput(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::outputs, "image.output", value);
    }

    @POST
    public FormValidation doCheckInstructions(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::verbatimLines, "image.instructions", value);
    }

    @POST
    public FormValidation doCheckInsecureRegistries(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, FieldCheck::lines, "image.insecureRegistries", value);
    }

    /** The texts that the form as filled would give, as a piece of a page. */
    @POST
    public HttpResponse doPreview(StaplerRequest2 request, @AncestorInPath Item item, @QueryParameter String form) {
        FormAccess.checkConfigure(item);
        return PreviewPage.of(request, form, BuildMonitoringImageStep.class, step -> step.getSpec() == null
                ? Preview.of(expand -> StepSpec.of(step, expand))
                : Preview.ofSpecFile(step.getSpec()));
    }

    private static FormValidation check(
            Item item, BiFunction<String, String, FormValidation> check, String key, String value) {
        return FormAccess.mayConfigure(item) ? check.apply(key, value) : FormValidation.ok();
    }
}
