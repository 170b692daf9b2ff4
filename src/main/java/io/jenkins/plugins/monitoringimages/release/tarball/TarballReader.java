package io.jenkins.plugins.monitoringimages.release.tarball;

import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import io.jenkins.plugins.monitoringimages.release.ReleaseTarball;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the files of a release tarball that belong into an image, in one pass and without writing anything: programs,
 * licence, notice and sample configuration. All else is skipped. A tarball in which
 * anything is amiss is refused as a whole, which may show only after some of its files were handed out.
 */
public final class TarballReader {

    /** The largest file that may be in a tarball, inflated, in bytes: 1 GiB. The largest real one has about 170 MB. */
    public static final long LARGEST_FILE = 1L << 30;

    /** How much a tarball may inflate to, in bytes: 4 GiB. Real ones inflate to about 350 MB. */
    public static final long LARGEST_CONTENT = 4L << 30;

    /** How many entries a tarball may have. Real ones have about 30. */
    public static final int MOST_ENTRIES = 10_000;

    /** The most that is read between the content of two entries, in bytes: headers, and names kept in memory. */
    static final long LARGEST_HEADERS = 1L << 20;

    private static final int BUFFER = 1 << 18;

    private final long largestFile;
    private final long largestContent;

    public TarballReader() {
        this(LARGEST_FILE, LARGEST_CONTENT);
    }

    TarballReader(long largestFile, long largestContent) {
        this.largestFile = largestFile;
        this.largestContent = largestContent;
    }

    /** Is handed each wanted file, in the order of the tarball. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * @param name below the root folder, with {@code /}; each comes once
         * @param size in bytes
         * @param mode permission bits as in the tarball, such as 0755
         * @param content is read or left; it ends with this call
         * @throws IOException if the visitor itself cannot go on, which {@link #read} passes on
         */
        void file(String name, long size, int mode, InputStream content) throws IOException;
    }

    /**
     * Hands out the wanted files of a tarball.
     *
     * @throws ReleaseException if it is damaged, lacks a program, or has an entry that no release has: a name that
     *     leads out of it, a link in place of a wanted file, a device, a file twice, or more than the limits above
     * @throws IOException from the visitor
     */
    public void read(ReleaseTarball tarball, Visitor visitor) throws ReleaseException, IOException {
        Set<String> handedOut = new HashSet<>();
        try (InputStream file = open(tarball)) {
            readAll(tarball.asset(), file, visitor, handedOut);
        } catch (RefusedException e) {
            throw new ReleaseException(tarball.asset() + " is refused: " + e.getMessage(), e);
        }
        List<String> missing = tarball.asset().component().programs().keySet().stream()
                .filter(program -> !handedOut.contains(program))
                .toList();
        if (!missing.isEmpty()) {
            throw new ReleaseException(tarball.asset() + " is refused: it lacks "
                    + String.join(" and ", missing) + " in its folder " + tarball.asset().rootDirectory());
        }
    }

    /** An interrupt does not close this kind of stream, and so does not look like a damaged tarball. */
    private static InputStream open(ReleaseTarball tarball) throws ReleaseException {
        try {
            return new FileInputStream(tarball.file().toFile());
        } catch (FileNotFoundException e) {
            throw new ReleaseException(tarball.asset() + " is no longer in the cache; build again", e);
        }
    }

    private void readAll(ReleaseAsset asset, InputStream file, Visitor visitor, Set<String> handedOut)
            throws IOException {
        BoundedInput plain = inflate(file);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8");
        int entries = 0;
        for (TarArchiveEntry entry = next(tar, plain, 0); entry != null; entry = next(tar, plain, entry.getSize())) {
            if (++entries > MOST_ENTRIES) {
                throw new RefusedException("it has more than " + MOST_ENTRIES + " entries");
            }
            String name = TarballRules.check(entry);
            if (entry.getSize() > largestFile) {
                throw new RefusedException(
                        InvalidValueException.quote(name) + " has more than " + largestFile + " bytes");
            }
            if (TarballRules.isWanted(asset, name) && !entry.isDirectory()) {
                String path = name.substring(asset.rootDirectory().length() + 1);
                TarballRules.checkWanted(entry, path);
                if (!handedOut.add(path)) {
                    throw new RefusedException("it has " + path + " twice");
                }
                plain.allow(entry.getSize() + LARGEST_HEADERS);
                visitor.file(path, entry.getSize(), entry.getMode() & 0777, new EntryInput(tar));
            }
        }
        plain.allow(LARGEST_HEADERS);
        plain.drain();
    }

    private BoundedInput inflate(InputStream file) throws RefusedException {
        try {
            return new BoundedInput(new GZIPInputStream(file, BUFFER), largestContent, LARGEST_HEADERS);
        } catch (IOException e) {
            throw RefusedException.damaged(e);
        }
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar, BoundedInput plain, long rest)
            throws RefusedException {
        plain.allow(rest + LARGEST_HEADERS);
        try {
            return tar.getNextEntry();
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw RefusedException.damaged(e);
        }
    }
}
