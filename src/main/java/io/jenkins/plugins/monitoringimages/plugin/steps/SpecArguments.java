package io.jenkins.plugins.monitoringimages.plugin.steps;

import io.jenkins.plugins.monitoringimages.plugin.form.FormText;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** Those arguments of {@link BuildMonitoringImageStep} that name a spec of the workspace, beside which all others stand. */
public abstract class SpecArguments extends Step {

    private String spec;
    private List<String> set;

    /** A file of the workspace that is the spec; null where the other arguments are all of it. */
    public String getSpec() {
        return spec;
    }

    @DataBoundSetter
    public void setSpec(String spec) {
        this.spec = FormText.trimmed(spec);
    }

    /** What replaces single values of that file, each {@code KEY=VALUE}. */
    public List<String> getSet() {
        return FormText.orNone(set);
    }

    @DataBoundSetter
    public void setSet(List<String> set) {
        this.set = FormText.lines(set);
    }
}
