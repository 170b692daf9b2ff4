package io.jenkins.plugins.monitoringimages.archive;

import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Tar archives with numeric owners alone, and with names of any length and alphabet. */
public final class PlainTar {

    private PlainTar() {}

    /** @param out is closed with it */
    public static TarArchiveOutputStream to(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    /**
     * Sets all of an entry that would else come from this machine.
     *
     * @param mode permission bits
     * @param modified kept to the second
     */
    public static TarArchiveEntry owned(TarArchiveEntry entry, int mode, long user, long group, FileTime modified) {
        entry.setMode(mode);
        entry.setUserId(user);
        entry.setGroupId(group);
        entry.setUserName("");
        entry.setGroupName("");
        entry.setLastModifiedTime(modified);
        return entry;
    }
}
