package io.jenkins.plugins.monitoringimages.release.tarball;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ElfHeader;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents.Entry;
import io.jenkins.plugins.monitoringimages.release.ReleaseContents;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The one pass over a release tarball before it becomes a layer of an image as it is. Everything in it would be in the image,
 * so everything is looked at: all lies below the root directory of the release; there are only files, directories and links
 * among them; nothing is setuid, setgid or a mark of deletion; nothing follows the end; and the main program is one for the
 * platform. Memory is the same whatever the size.
 */
public final class ReleaseInspection {

    private static final int BUFFER = 1 << 16;
    private static final int SET_ID = 06000;

    private final ReleaseAsset asset;
    private final MessageDigest diffId = Sha256.newDigest();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private final byte[] buffer = new byte[BUFFER];
    private long inflated;
    private Instant newest = Instant.EPOCH;
    private Optional<ElfHeader> program = Optional.empty();

    private ReleaseInspection(ReleaseAsset asset) {
        this.asset = asset;
    }

    /**
     * @throws ReleaseException if anything in it is amiss; the sentence says what, and names the tarball
     * @throws InterruptedException if this thread is interrupted
     */
    public static ReleaseContents of(ReleaseTarball tarball) throws ReleaseException, InterruptedException {
        ReleaseInspection inspection = new ReleaseInspection(tarball.asset());
        try (InputStream file = new BufferedInputStream(Files.newInputStream(tarball.file()), BUFFER)) {
            inspection.read(file);
            return inspection.contents(tarball.size());
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new ReleaseException(tarball.asset() + " is no longer in the cache; build again", e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while " + tarball.asset() + " was looked through");
            }
            throw new ReleaseException(
                    tarball.asset() + " is refused: " + RefusedException.damaged(e).getMessage(), e);
        }
    }

    private void read(InputStream file) throws IOException, InterruptedException {
        GzipCompressorInputStream gzip = new GzipCompressorInputStream(file);
        CountedInput counted = new CountedInput(new DigestInputStream(gzip, diffId));
        BoundedInput plain =
                new BoundedInput(counted, TarballReader.LARGEST_CONTENT, TarballReader.LARGEST_HEADERS);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, TarConstants.DEFAULT_RCDSIZE, TarConstants.DEFAULT_RCDSIZE, "UTF-8");
        long rest = 0;
        for (TarArchiveEntry entry = next(tar, plain, rest); entry != null; entry = next(tar, plain, rest)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while " + asset + " was looked through");
            }
            rest = entry.getSize();
            add(entry, tar, plain);
        }
        refuseContentBehindTheEnd(plain);
        if (file.read() != -1) {
            throw new RefusedException("something follows the end of its gzip stream");
        }
        inflated = counted.count();
    }

    private TarArchiveEntry next(TarArchiveInputStream tar, BoundedInput plain, long rest) throws IOException {
        plain.allow(rest + TarballReader.LARGEST_HEADERS);
        try {
            return tar.getNextEntry();
        } catch (RuntimeException e) {
            throw RefusedException.damaged(e);
        }
    }

    private void add(TarArchiveEntry entry, InputStream tar, BoundedInput plain) throws IOException {
        String name = TarballRules.checkLayer(entry, asset.rootDirectory());
        String path = name.equals(asset.rootDirectory()) ? "" : name.substring(asset.rootDirectory().length() + 1);
        if (entry.getSize() > TarballReader.LARGEST_FILE) {
            throw new RefusedException(InvalidValueException.quote(name) + " has more than "
                    + TarballReader.LARGEST_FILE + " bytes");
        }
        if (entries.size() >= TarballReader.MOST_ENTRIES) {
            throw new RefusedException("it has more than " + TarballReader.MOST_ENTRIES + " entries");
        }
        if (!paths.add(path)) {
            throw new RefusedException("it has " + InvalidValueException.quote(name) + " twice");
        }
        if ((entry.getMode() & SET_ID) != 0) {
            throw new RefusedException(InvalidValueException.quote(name) + " is setuid or setgid");
        }
        Instant time = entry.getLastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
        newest = time.isAfter(newest) ? time : newest;
        char type = entry.isDirectory() ? 'd' : entry.isSymbolicLink() || entry.isLink() ? 'l' : 'f';
        entries.add(new Entry(type, entry.getMode() & 01777, entry.getSize(), path));
        plain.allow(entry.getSize() + TarballReader.LARGEST_HEADERS);
        if (path.equals(asset.component().mainProgram()) && type == 'f') {
            program = ElfHeader.of(tar.readNBytes(ElfHeader.LENGTH));
        }
        while (tar.readNBytes(buffer, 0, buffer.length) > 0) {
            // Only the checksums are wanted.
        }
    }

    /** Engines stop reading at the end of the tar; what lies behind it would be in the checksum and nowhere else. */
    private void refuseContentBehindTheEnd(BoundedInput plain) throws IOException {
        plain.allow(TarballReader.LARGEST_HEADERS);
        for (int read = plain.read(buffer); read != -1; read = plain.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] != 0) {
                    throw new RefusedException("something follows the end of its tar");
                }
            }
        }
    }

    private ReleaseContents contents(long tarballSize) throws RefusedException {
        String name = asset.component().mainProgram();
        List<String> missing = asset.component().programs().keySet().stream()
                .filter(each -> entries.stream().noneMatch(e -> e.path().equals(each) && e.type() == 'f'))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "it lacks " + String.join(" and ", missing) + " in its directory " + asset.rootDirectory());
        }
        ElfHeader header = ProgramCheck.check(name, program, asset.platform());
        return new ReleaseContents(tarballSize, Sha256.of(diffId), inflated, newest, header, entries);
    }
}
