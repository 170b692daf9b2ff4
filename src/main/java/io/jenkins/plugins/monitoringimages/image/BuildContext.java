package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import java.io.IOException;
import java.io.OutputStream;

/** The files of an image build, {@code Dockerfile} among them, as a tar that is written while it is sent. */
public interface BuildContext {

    /**
     * Writes the whole context as an uncompressed POSIX tar. May be called again, and writes the same bytes then.
     *
     * @param out is left open
     * @throws BuildException if what goes into the context is bad
     * @throws IOException if it cannot be read, or {@code out} not be written
     */
    void writeTo(OutputStream out) throws IOException, BuildException;
}
