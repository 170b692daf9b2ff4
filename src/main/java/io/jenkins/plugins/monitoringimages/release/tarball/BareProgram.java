package io.jenkins.plugins.monitoringimages.release.tarball;

import io.jenkins.plugins.monitoringimages.archive.PlainTar;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ElfHeader;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents.Entry;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A program that is released alone. In the image it lies in a directory of its own, as if it had come in an archive; that
 * layer is of our making. A file that was downloaded has no time, so it gets none.
 */
public final class BareProgram {

    private static final Instant NO_TIME = Instant.EPOCH;

    private BareProgram() {}

    /** @throws ReleaseException if it is no program for the platform */
    public static ReleaseContents inspect(ReleaseTarball file) throws ReleaseException {
        ReleaseAsset asset = file.asset();
        String name = asset.component().mainProgram();
        try {
            ElfHeader header = ProgramCheck.check(name, start(file), asset.platform());
            return new ReleaseContents(
                    file.size(),
                    write(file, OutputStream.nullOutputStream()),
                    tarSize(file.size()),
                    NO_TIME,
                    header,
                    List.of(new Entry('d', 0755, 0, ""), new Entry('f', 0755, file.size(), name)));
        } catch (IOException e) {
            throw new ReleaseException(asset + " is refused: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the tar that becomes a layer.
     *
     * @param out is left open
     * @return the checksum of what was written
     */
    static Sha256 write(ReleaseTarball file, OutputStream out) throws IOException {
        String directory = file.asset().rootDirectory();
        DigestOutputStream digest = new DigestOutputStream(out, Sha256.newDigest());
        BufferedOutputStream buffered = new BufferedOutputStream(digest, 1 << 16);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(buffered, "UTF-8");
        tar.putArchiveEntry(header(directory + "/", TarConstants.LF_DIR, 0));
        tar.closeArchiveEntry();
        tar.putArchiveEntry(header(directory + "/" + file.asset().component().mainProgram(), TarConstants.LF_NORMAL, file.size()));
        Files.copy(file.file(), tar);
        tar.closeArchiveEntry();
        tar.finish();
        // The library passes no flush on.
        buffered.flush();
        return Sha256.of(digest.getMessageDigest());
    }

    private static Optional<ElfHeader> start(ReleaseTarball file) throws IOException {
        try (InputStream in = Files.newInputStream(file.file())) {
            return ElfHeader.of(in.readNBytes(ElfHeader.LENGTH));
        }
    }

    private static TarArchiveEntry header(String name, byte type, long size) {
        TarArchiveEntry header = new TarArchiveEntry(name, type);
        header.setSize(size);
        return PlainTar.owned(header, 0755, 0, 0, FileTime.from(NO_TIME));
    }

    /** Two headers, the content in whole blocks, two blocks at the end, and all of it in whole records. */
    private static long tarSize(long content) {
        long blocks = 2 + (content + 511) / 512 + 2;
        return (blocks + 19) / 20 * 20 * 512;
    }
}
