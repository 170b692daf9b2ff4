package io.jenkins.plugins.monitoringimages.plugin.notify;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The post-build action of freestyle jobs. What it tells is written as the arguments of the Pipeline step. */
public final class SlackPublisher extends Notifier {

    private final NotifySlackStep notice;

    @DataBoundConstructor
    public SlackPublisher(NotifySlackStep notice) {
        this.notice = notice;
    }

    public NotifySlackStep getNotice() {
        return notice == null ? new NotifySlackStep() : notice;
    }

    /** Runs are compared by number here, so that no run need wait for another one. */
    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    @Override
    public boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener) {
        try {
            task(build, listener).tellStart(getNotice());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            listener.error(e.getMessage());
            return false;
        }
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        task(build, listener).tellEnd(getNotice());
        return true;
    }

    private static SlackTask task(AbstractBuild<?, ?> build, BuildListener listener)
            throws IOException, InterruptedException {
        EnvVars environment = build.getEnvironment(listener);
        environment.overrideAll(build.getBuildVariables());
        return new SlackTask(build, environment, build.getSensitiveBuildVariables(), listener);
    }

    /** Offers the action in every kind of project that has post-build actions. */
    @Extension
    @Symbol("notifySlackOfMonitoringImage")
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {

        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NotifySlackStep_displayName();
        }
    }
}
