package io.jenkins.plugins.monitoringimages.release.tarball;

import io.jenkins.plugins.monitoringimages.archive.PlainTar;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The files of a tarball that was looked through, with modes and owners that let any user run its programs. */
public final class RepackedTar {

    private static final int BUFFER = 1 << 16;

    private final TarArchiveOutputStream out;
    private final Set<String> directories = new HashSet<>();

    private RepackedTar(TarArchiveOutputStream out) {
        this.out = out;
    }

    /**
     * Of a program that is released alone, it is packed for the first time.
     *
     * @param out is left open
     * @return the checksum of what was written
     */
    public static Sha256 write(ReleaseTarball tarball, OutputStream out) throws ReleaseException {
        try {
            return tarball.asset().isBareProgram() ? BareProgram.write(tarball, out) : repack(tarball, out);
        } catch (IOException e) {
            throw new ReleaseException(tarball.asset() + " could not be packed anew: " + e.getMessage(), e);
        }
    }

    private static Sha256 repack(ReleaseTarball tarball, OutputStream out) throws IOException {
        DigestOutputStream digest = new DigestOutputStream(out, Sha256.newDigest());
        try (InputStream file = new GZIPInputStream(Files.newInputStream(tarball.file()), BUFFER);
                TarArchiveInputStream tar = new TarArchiveInputStream(file, "UTF-8")) {
            BufferedOutputStream buffered = new BufferedOutputStream(digest, BUFFER);
            TarArchiveOutputStream repacked = PlainTar.to(buffered);
            new RepackedTar(repacked).copy(tar, tarball);
            repacked.finish();
            // The library passes no flush on.
            buffered.flush();
            return Sha256.of(digest.getMessageDigest());
        }
    }

    private void copy(TarArchiveInputStream tar, ReleaseTarball tarball) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = TarballRules.checkLayer(entry, tarball.asset().rootDirectory());
            parents(name, entry);
            if (entry.isDirectory()) {
                directory(name, entry);
            } else {
                boolean program = tarball.asset().component().programs().keySet().stream()
                        .anyMatch(each -> name.equals(tarball.asset().rootDirectory() + "/" + each));
                put(header(entry, name, program || (entry.getMode() & 0111) != 0 ? 0755 : 0644), tar);
            }
        }
    }

    private void parents(String name, TarArchiveEntry entry) throws IOException {
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            directory(name.substring(0, slash), entry);
        }
    }

    private void directory(String name, TarArchiveEntry entry) throws IOException {
        if (directories.add(name)) {
            TarArchiveEntry directory = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
            put(PlainTar.owned(directory, 0755, 0, 0, entry.getLastModifiedTime()), InputStream.nullInputStream());
        }
    }

    private static TarArchiveEntry header(TarArchiveEntry entry, String name, int mode) {
        TarArchiveEntry header = new TarArchiveEntry(name, entry.getLinkFlag());
        header.setSize(entry.getSize());
        header.setLinkName(entry.getLinkName());
        return PlainTar.owned(header, mode, 0, 0, entry.getLastModifiedTime());
    }

    private void put(TarArchiveEntry header, InputStream content) throws IOException {
        out.putArchiveEntry(header);
        if (header.getSize() > 0) {
            content.transferTo(out);
        }
        out.closeArchiveEntry();
    }
}
