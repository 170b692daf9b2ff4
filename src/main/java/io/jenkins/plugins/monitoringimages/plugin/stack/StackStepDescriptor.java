package io.jenkins.plugins.monitoringimages.plugin.stack;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.form.FormAccess;
import io.jenkins.plugins.monitoringimages.plugin.form.PairsModel;
import io.jenkins.plugins.monitoringimages.plugin.form.Preview;
import io.jenkins.plugins.monitoringimages.plugin.form.PreviewPage;
import io.jenkins.plugins.monitoringimages.plugin.form.SpecCheck;
import io.jenkins.plugins.monitoringimages.plugin.form.SpecForm;
import io.jenkins.plugins.monitoringimages.plugin.task.PipelineArguments;
import io.jenkins.plugins.monitoringimages.plugin.task.RunSite;
import io.jenkins.plugins.monitoringimages.plugin.task.WorkspaceSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The form of {@link BuildMonitoringStackStep}, for those who may configure the item. */
public abstract class StackStepDescriptor extends StepDescriptor implements PairsModel {

    @Override
    public String getFunctionName() {
        return "buildMonitoringStack";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.BuildMonitoringStackStep_displayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return RunSite.REQUIRED;
    }

    /** Jenkins asks this where it is overridden, and checks the arguments itself, but only warns, where it is not. */
    @Override
    public Step newInstance(Map<String, Object> arguments) throws AbortException {
        return PipelineArguments.step(BuildMonitoringStackStep.class, this, arguments);
    }

    @Override
    public String argumentsToString(@NonNull Map<String, Object> arguments) {
        return arguments.get("spec") instanceof String spec ? spec : null;
    }

    @Override
    public List<String> pairArguments() {
        return List.of("set");
    }

    @POST
    public FormValidation doCheckSpec(@AncestorInPath Item item, @QueryParameter String value) {
        return FormAccess.mayConfigure(item) ? SpecCheck.file(value) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
        return FormAccess.mayConfigure(item) ? SpecCheck.file(value) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckText(@AncestorInPath Item item, @QueryParameter String value) {
        return FormAccess.mayConfigure(item) ? SpecCheck.stack(value) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckSet(@AncestorInPath Item item, @QueryParameter String value) {
        return FormAccess.mayConfigure(item) ? SpecCheck.set(value) : FormValidation.ok();
    }

    /** The members as they are wired, and how they are started, as a piece of a page. */
    @POST
    public HttpResponse doPreview(StaplerRequest2 request, @AncestorInPath Item item, @QueryParameter String form) {
        FormAccess.checkConfigure(item);
        return PreviewPage.of(request, form, BuildMonitoringStackStep.class, step -> step.getText() == null
                ? Preview.ofNote(Messages.StackStepDescriptor_noText())
                : Preview.of(() -> read(step)));
    }

    private static StackSpec read(BuildMonitoringStackStep step) throws BuildException {
        try {
            return new SpecForm(UnaryOperator.identity())
                    .defaultBase(MonitoringImagesConfiguration.get().getBase())
                    .stack(WorkspaceSpec.of(step.getText(), step.getSet()).text(), SpecFiles.none());
        } catch (AbortException e) {
            throw new BuildException(e.getMessage(), e);
        }
    }
}
