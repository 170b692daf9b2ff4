package io.jenkins.plugins.monitoringimages.oci.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The tar of an archive. Nothing of the machine or the day gets into it, so that the same content gives the same bytes. */
final class LayoutTar {

    /** The library writes block by block, and by default in blocks of 512 bytes, each on its own. */
    private static final int BLOCK = 1 << 16;

    private final TarArchiveOutputStream tar;

    LayoutTar(OutputStream out) {
        tar = new TarArchiveOutputStream(out, BLOCK, "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    void directory(String path) throws IOException {
        put(path + "/", 0755, 0);
        tar.closeArchiveEntry();
    }

    void file(String path, byte[] content) throws IOException {
        put(path, 0644, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** @param size exactly as many bytes as the content writes */
    void file(String path, long size, Content content) throws IOException, InterruptedException {
        put(path, 0644, size);
        content.writeTo(tar);
        tar.closeArchiveEntry();
    }

    /** Writes the end of the tar; what is below it stays open. */
    void finish() throws IOException {
        tar.finish();
        tar.flush();
    }

    private void put(String path, int mode, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(size);
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        tar.putArchiveEntry(entry);
    }
}
