package io.jenkins.plugins.monitoringimages.plugin.stack;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.monitoringimages.plugin.task.RunSite;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The build step of freestyle jobs. What it makes is written as the arguments of the Pipeline step. */
public final class MonitoringStackBuilder extends Builder {

    private final BuildMonitoringStackStep stack;

    @DataBoundConstructor
    public MonitoringStackBuilder(BuildMonitoringStackStep stack) {
        this.stack = stack;
    }

    public BuildMonitoringStackStep getStack() {
        return stack == null ? new BuildMonitoringStackStep() : stack;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        RunSite site = RunSite.of(build, listener);
        new StackTask(site).run(getStack(), site.environment()::expand);
        return true;
    }

    /** Offers the build step in every kind of project that has build steps. */
    @Extension
    @Symbol("buildMonitoringStack")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BuildMonitoringStackStep_displayName();
        }
    }
}
