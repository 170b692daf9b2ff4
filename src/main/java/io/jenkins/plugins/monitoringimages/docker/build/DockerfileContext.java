package io.jenkins.plugins.monitoringimages.docker.build;

import io.jenkins.plugins.monitoringimages.docker.transport.StreamedBody;
import io.jenkins.plugins.monitoringimages.image.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A build context as a tar that is written while it is sent, the Dockerfile first. */
public final class DockerfileContext implements StreamedBody.Content {

    private static final int BUFFER = 1 << 16;

    private final List<ContextPart> parts = new ArrayList<>();

    public DockerfileContext(String dockerfile, List<ContextPart> others) {
        parts.add(new ContextPart("Dockerfile", 0644, Blob.of(dockerfile)));
        parts.addAll(others);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, BUFFER, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        byte[] buffer = new byte[BUFFER];
        for (ContextPart part : parts) {
            TarArchiveEntry entry = part.link().isEmpty()
                    ? new TarArchiveEntry(part.path())
                    : new TarArchiveEntry(part.path(), TarConstants.LF_SYMLINK);
            entry.setLinkName(part.link());
            entry.setSize(part.content().size());
            entry.setMode(part.mode());
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            try (InputStream in = part.content().open()) {
                for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
                    tar.write(buffer, 0, read);
                }
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
        tar.flush();
    }
}
