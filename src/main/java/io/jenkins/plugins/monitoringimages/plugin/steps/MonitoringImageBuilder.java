package io.jenkins.plugins.monitoringimages.plugin.steps;

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
        RunSite site = RunSite.of(build, listener);
        new ImageTask(site).run(getImage(), site.environment()::expand);
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
