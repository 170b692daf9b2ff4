package io.jenkins.plugins.monitoringimages.bundle;

import io.jenkins.plugins.monitoringimages.archive.PlainTar;
import io.jenkins.plugins.monitoringimages.archive.StoredGzip;
import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.image.FileEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes the archive of a bundle: the same bytes for the same bundle. It is gzip that compresses nothing, since the release in it
 * is compressed already.
 */
public final class BundleWriter {

    private static final int READABLE = 0644;
    private static final int RUNNABLE = 0755;

    private final HostBundle bundle;
    private final TarArchiveOutputStream tar;

    private BundleWriter(HostBundle bundle, TarArchiveOutputStream tar) {
        this.bundle = bundle;
        this.tar = tar;
    }

    /**
     * @param release the bytes of the release's tarball
     * @param out is closed
     */
    public static void write(HostBundle bundle, Blob release, OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = PlainTar.to(new StoredGzip(out))) {
            new BundleWriter(bundle, tar).write(release);
        }
    }

    private void write(Blob release) throws IOException {
        directory("");
        text("install.sh", BundleScripts.install(bundle), RUNNABLE);
        text("uninstall.sh", BundleScripts.uninstall(bundle), RUNNABLE);
        text(bundle.service() + ".service", SystemdUnit.of(bundle), READABLE);
        text(bundle.service() + ".default", EnvironmentFile.of(bundle), READABLE);
        try (InputStream in = release.open()) {
            put(bundle.release().fileName(), release.size(), READABLE, in);
        }
        TreeSet<String> directories = new TreeSet<>();
        for (FileEntry file : bundle.files().stream().sorted().toList()) {
            String path = "files" + file.path();
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (directories.add(path.substring(0, slash))) {
                    directory(path.substring(0, slash));
                }
            }
            put(path, file.content().length, READABLE, new ByteArrayInputStream(file.content()));
        }
    }

    private void text(String name, String text, int mode) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(name, bytes.length, mode, new ByteArrayInputStream(bytes));
    }

    private void put(String name, long size, int mode, InputStream content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(bundle.name() + "/" + name, TarConstants.LF_NORMAL);
        entry.setSize(size);
        tar.putArchiveEntry(owned(entry, mode));
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }

    private void directory(String name) throws IOException {
        String path = name.isEmpty() ? bundle.name() : bundle.name() + "/" + name;
        tar.putArchiveEntry(owned(new TarArchiveEntry(path + "/", TarConstants.LF_DIR), RUNNABLE));
        tar.closeArchiveEntry();
    }

    private TarArchiveEntry owned(TarArchiveEntry entry, int mode) {
        return PlainTar.owned(entry, mode, 0, 0, FileTime.from(bundle.created()));
    }
}
