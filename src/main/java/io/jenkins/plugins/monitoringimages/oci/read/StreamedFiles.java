package io.jenkins.plugins.monitoringimages.oci.read;

import io.jenkins.plugins.monitoringimages.image.Blob;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.oci.DamagedBlobException;
import io.jenkins.plugins.monitoringimages.oci.FileWork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of a tar that goes by once: small ones are kept, of the others their digests. */
final class StreamedFiles implements LayoutFiles {

    private static final int SMALL = 1 << 20;
    private static final long MOST_KEPT = 32L << 20;

    /** @param head the first bytes, or all of a small file */
    private record Passed(long size, Sha256 sha256, byte[] head) {}

    private final Map<String, Passed> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final byte[] buffer = new byte[1 << 16];
    private long kept;

    private StreamedFiles() {}

    /** Reads a tar to its end. */
    static StreamedFiles read(InputStream in) throws IOException, InterruptedException {
        StreamedFiles read = new StreamedFiles();
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        int count = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (++count > TarFiles.MOST_ENTRIES) {
                throw TarFiles.tooMany();
            }
            String name = TarFiles.normal(entry.getName());
            if (entry.isSymbolicLink() || entry.isLink()) {
                read.links.put(name, TarFiles.target(name, entry.getLinkName(), entry.isSymbolicLink()));
            } else if (entry.isFile()) {
                read.files.put(name, read.pass(tar, entry.getSize()));
            }
        }
        return read;
    }

    @Override
    public OptionalLong size(String path) {
        Passed file = find(path);
        return file == null ? OptionalLong.empty() : OptionalLong.of(file.size());
    }

    /** @throws IOException if it was too large to be kept */
    @Override
    public InputStream open(String path) throws IOException {
        Passed file = find(path);
        if (file == null || file.head().length < file.size()) {
            throw new IOException(path + " is larger than what is kept of an image");
        }
        return new ByteArrayInputStream(file.head());
    }

    @Override
    public Sha256 hash(String path) {
        return find(path).sha256();
    }

    @Override
    public boolean isGzip(String path) {
        return LayoutFiles.isGzip(find(path).head());
    }

    /** What went by has been compared, so that nobody needs its bytes again. */
    @Override
    public Blob blob(String path, Sha256 sha256) throws IOException {
        Passed file = find(path);
        if (!file.sha256().equals(sha256)) {
            throw DamagedBlobException.of(sha256, file.sha256());
        }
        return BlobSource.unread(sha256, file.size());
    }

    private Passed find(String path) {
        String name = TarFiles.normal(path);
        return files.get(links.getOrDefault(name, name));
    }

    private Passed pass(InputStream in, long size) throws IOException, InterruptedException {
        MessageDigest digest = Sha256.newDigest();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        boolean whole = size <= SMALL && kept + size <= MOST_KEPT;
        for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
            FileWork.stopIfInterrupted();
            digest.update(buffer, 0, read);
            head.write(buffer, 0, whole ? read : Math.max(0, Math.min(read, 2 - head.size())));
        }
        kept += head.size();
        return new Passed(size, Sha256.of(digest), head.toByteArray());
    }
}
