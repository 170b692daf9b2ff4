package io.jenkins.plugins.monitoringimages.plugin.task;

import hudson.AbortException;
import hudson.FilePath;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.monitoringimages.plugin.remote.StepWatch;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Function;
import jenkins.MasterToSlaveFileCallable;

/** A call of an agent. Where that is lost meanwhile, a sentence says so, and which step it was at. */
public final class AgentCall {

    private final RunSite site;
    private final LastStep last = new LastStep();

    public AgentCall(RunSite site) {
        this.site = site;
    }

    /** Keeps what an agent says of itself. */
    private static final class LastStep implements StepWatch {

        private static final long serialVersionUID = 1L;

        private volatile String title = "";

        @Override
        public void began(String step) {
            title = step;
        }
    }

    /** What the work on the agent tells its steps to. */
    public StepWatch watch() {
        return site.workspace().getChannel().export(StepWatch.class, last);
    }

    /**
     * @param directory in which the work begins
     * @throws AbortException if the work failed, or the agent was lost
     */
    public <T> T run(FilePath directory, MasterToSlaveFileCallable<T> work) throws IOException, InterruptedException {
        try {
            return directory.act(work);
        } catch (IOException | RequestAbortedException e) {
            if (isLoss(e)) {
                throw new AbortException("The agent " + site.node().getDisplayName() + " went offline"
                        + (last.title.isEmpty() ? "" : " during " + last.title));
            }
            throw e;
        }
    }

    private static boolean isLoss(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof ChannelClosedException || e instanceof RequestAbortedException || e instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }
}
