package io.jenkins.plugins.monitoringimages.plugin.task;

import hudson.FilePath;
import io.jenkins.plugins.monitoringimages.build.config.DirectoryFiles;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jenkins.MasterToSlaveFileCallable;
import hudson.remoting.VirtualChannel;

/** Declarations of components, read on the agent that has the workspace. */
public record WorkspaceFiles(FilePath workspace) implements SpecFiles {

    @Override
    public String read(String path) throws BuildException {
        try {
            return workspace.act(new Read(path));
        } catch (IOException e) {
            throw new BuildException(e.getMessage() == null ? path + " cannot be read" : e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildException("The reading of " + path + " was interrupted", e);
        }
    }

    /** Reads a file below the workspace, and none that a link leads to elsewhere. */
    private static final class Read extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        private final String path;

        Read(String path) {
            this.path = path;
        }

        @Override
        public String invoke(File directory, VirtualChannel channel) throws IOException {
            try {
                return new String(new DirectoryFiles(directory.toPath()).read(path), StandardCharsets.UTF_8);
            } catch (BuildException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
