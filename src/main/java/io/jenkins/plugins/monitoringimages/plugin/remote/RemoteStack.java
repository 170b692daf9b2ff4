package io.jenkins.plugins.monitoringimages.plugin.remote;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.stack.StackBuild;
import io.jenkins.plugins.monitoringimages.stack.StackReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** A build of a stack on the machine that holds the workspace. Interrupting the call on the controller interrupts it. */
public final class RemoteStack extends MasterToSlaveFileCallable<StackReport> {

    private static final long serialVersionUID = 1L;

    private final StackSpec stack;
    private final String specDirectory;
    private final String to;
    private final AgentSetup setup;

    /**
     * @param specDirectory in which relative paths of the spec begin, below the workspace; empty for the workspace itself
     * @param to the directory of the stack, below the workspace
     */
    public RemoteStack(StackSpec stack, String specDirectory, String to, AgentSetup setup) {
        this.stack = stack;
        this.specDirectory = specDirectory;
        this.to = to;
        this.setup = setup;
    }

    /** @throws AbortException if the directory is none of the workspace, or cannot be written */
    @Override
    public StackReport invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            Path directory = within(workspace.toPath());
            return new StackBuild(
                            setup.service(),
                            setup.extras(),
                            setup.site(new File(workspace, specDirectory), stack.dockerHost()),
                            setup::console)
                    .run(stack, directory);
        } catch (BuildException | InvalidValueException e) {
            throw new AbortException(e.getMessage());
        } finally {
            setup.flush();
        }
    }

    /** The directory of the stack; refused where a link leads it elsewhere. */
    private Path within(Path workspace) throws IOException {
        Path directory = workspace.resolve(to).normalize();
        Path there = directory;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!there.toRealPath().startsWith(workspace.toRealPath())) {
            throw new AbortException("to: " + to + " leads out of the workspace; allowed: a directory within it");
        }
        return directory;
    }
}
