package io.jenkins.plugins.monitoringimages.plugin.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Node;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The build step of freestyle jobs. What it builds is written as the arguments of the Pipeline step. */
public final class MonitoringImageBuilder extends Builder {

    private final BuildMonitoringImageStep image;

    @DataBoundConstructor
    public MonitoringImageBuilder(BuildMonitoringImageStep image) {
        this.image = image;
    }

    public BuildMonitoringImageStep getImage() {
        return image == null ? new BuildMonitoringImageStep(List.of()) : image;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        FilePath workspace = build.getWorkspace();
        Node node = build.getBuiltOn();
        if (workspace == null || node == null) {
            throw new AbortException("The agent of this build is not connected");
        }
        EnvVars environment = build.getEnvironment(listener);
        environment.overrideAll(build.getBuildVariables());
        new ImageTask(build, node, workspace, environment, listener).run(getImage(), environment::expand);
        return true;
    }

    /** Offers the build step in every kind of project that has build steps. */
    @Extension
    @Symbol("buildMonitoringImage")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BuildMonitoringImageStep_displayName();
        }
    }
}
