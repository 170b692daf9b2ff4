package io.jenkins.plugins.monitoringimages.plugin.stack;

import hudson.Extension;
import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerEndpoint;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A stack to be made: the Pipeline step {@code buildMonitoringStack}, and what a freestyle job keeps. Its spec is a file of the
 * workspace, or stands here as text.
 */
public final class BuildMonitoringStackStep extends Step {

    private static final String TO = "stack";
    private static final DockerServerEndpoint NO_SERVER = new DockerServerEndpoint(null, null);

    private String spec;
    private String text;
    private String to;
    private List<String> set;
    private DockerServerEndpoint docker;

    @DataBoundConstructor
    public BuildMonitoringStackStep() {
        // All of it is set.
    }

    /** A file of the workspace that is the spec; null where the text is. */
    public String getSpec() {
        return spec;
    }

    @DataBoundSetter
    public void setSpec(String spec) {
        this.spec = FormText.trimmed(spec);
    }

    /** The spec itself; null where it is a file. */
    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(String text) {
        this.text = FormText.block(text);
    }

    /** The directory of the workspace into which {@code compose.yaml} and the bundles for hosts are written. */
    public String getTo() {
        return to == null ? TO : to;
    }

    @DataBoundSetter
    public void setTo(String to) {
        this.to = FormText.unless(TO, FormText.trimmed(to));
    }

    /** What replaces single values of the spec, each {@code KEY=VALUE}. */
    public List<String> getSet() {
        return FormText.orNone(set);
    }

    @DataBoundSetter
    public void setSet(List<String> set) {
        this.set = FormText.lines(set);
    }

    /** The container engine; null for that of the spec, or else the system's default. */
    public DockerServerEndpoint getDocker() {
        return docker;
    }

    @DataBoundSetter
    public void setDocker(DockerServerEndpoint docker) {
        this.docker = NO_SERVER.equals(docker) ? null : docker;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BuildMonitoringStackExecution(this, context);
    }

    /** The form of a stack, in freestyle jobs and in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends StackStepDescriptor {}
}
