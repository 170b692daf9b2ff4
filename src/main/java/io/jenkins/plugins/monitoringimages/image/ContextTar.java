package io.jenkins.plugins.monitoringimages.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A POSIX tar that is written entry by entry. Nothing of the machine it is written on gets into it, so that the same
 * entries give the same bytes. Folders on the way to a file are added before it.
 */
final class ContextTar {

    private static final int BUFFER = 1 << 16;

    /** The library writes block by block, and by default in blocks of 512 bytes, each on its own. */
    private static final int BLOCK = BUFFER;

    private final TarArchiveOutputStream tar;
    private final FileTime modified;
    private final Set<String> directories = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private final byte[] buffer = new byte[BUFFER];

    /** @param given folders that are there without being written */
    ContextTar(OutputStream out, Instant modified, Set<String> given) {
        this.tar = new TarArchiveOutputStream(out, BLOCK, "UTF-8");
        this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        this.tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        this.tar.setAddPaxHeadersForNonAsciiNames(true);
        this.modified = FileTime.from(modified);
        this.directories.addAll(given);
    }

    void directory(ContextEntry directory) throws IOException {
        parents(directory.path());
        if (directories.add(directory.path())) {
            put(directory, directory.path() + "/", 0);
            tar.closeArchiveEntry();
        }
    }

    void file(ContextEntry file, byte[] content) throws IOException {
        file(file, content.length, new ByteArrayInputStream(content));
    }

    /** @param content of which {@code size} bytes are read */
    void file(ContextEntry file, long size, InputStream content) throws IOException {
        if (!files.add(file.path()) || directories.contains(file.path())) {
            throw new IllegalStateException("The build context has " + file.path() + " twice");
        }
        parents(file.path());
        put(file, file.path(), size);
        for (int read = content.read(buffer); read != -1; read = content.read(buffer)) {
            tar.write(buffer, 0, read);
        }
        tar.closeArchiveEntry();
    }

    /** Writes the end of the tar. */
    void finish() throws IOException {
        tar.finish();
        tar.flush();
    }

    private void parents(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        if (slash > 0 && !directories.contains(path.substring(0, slash))) {
            directory(ContextEntry.program(path.substring(0, slash)));
        }
    }

    private void put(ContextEntry entry, String name, long size) throws IOException {
        TarArchiveEntry header = new TarArchiveEntry(name);
        header.setSize(size);
        header.setMode(entry.mode());
        header.setUserId(entry.uid());
        header.setGroupId(entry.gid());
        header.setUserName("");
        header.setGroupName("");
        header.setLastModifiedTime(modified);
        tar.putArchiveEntry(header);
    }
}
