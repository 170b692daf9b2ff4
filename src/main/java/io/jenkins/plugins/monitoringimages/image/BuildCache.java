package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of notes on past builds, so that the same is not done twice: which image was made of what, and which
 * configuration was found good. A label on the image would not do: an image that somebody derives from it inherits the
 * label, and a stranger's image can carry it too.
 *
 * <p>What cannot be read or written is as good as not known: then the work is done again. Any number of threads and
 * processes may share the folder.
 */
public final class BuildCache {

    private static final int MOST_NOTES = 1000;
    private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Path folder;
    private final Clock clock;

    /**
     * @param folder made when it is first needed; whoever can write to it decides which images are taken
     * @param clock tells when a note was last used
     */
    public BuildCache(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Those of the builds that share a cache of releases. */
    public static BuildCache in(Path cacheFolder, Clock clock) {
        return new BuildCache(cacheFolder.resolve("past"), clock);
    }

    /** @param inputs the checksum of all that went into the image */
    public Optional<MadeImage> image(Sha256 inputs) {
        return read("image", inputs).flatMap(BuildCache::parse);
    }

    public void remember(Sha256 inputs, MadeImage image) {
        write("image", inputs, lines(image));
    }

    /** @param inputs the checksum of a configuration, and of what says by whom it was checked */
    public boolean wasFoundGood(Sha256 inputs) {
        return read("good", inputs).isPresent();
    }

    public void rememberGood(Sha256 inputs) {
        write("good", inputs, List.of());
    }

    /** Forgets all of them. */
    public void clear() {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path note : all.toList()) {
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            // There are none, or they stay, which does no harm.
        }
    }

    private Optional<List<String>> read(String kind, Sha256 inputs) {
        try {
            Path note = folder.resolve(kind + "-" + inputs.hex());
            List<String> lines = Files.readAllLines(note);
            Files.setLastModifiedTime(note, FileTime.from(clock.instant()));
            return Optional.of(lines);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(String kind, Sha256 inputs, List<String> lines) {
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "new", ".tmp");
            try {
                Files.write(temporary, lines);
                Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
                Files.move(
                        temporary,
                        folder.resolve(kind + "-" + inputs.hex()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            dropOldest();
        } catch (IOException e) {
            // It will not be found again, and the work be done again.
        }
    }

    private static List<String> lines(MadeImage image) {
        String proof = image.proof().orElse("").replaceAll("\\p{Cntrl}", " ");
        return List.of(image.id(), image.made().toString(), Long.toString(image.tarballSize()), proof);
    }

    private static Optional<MadeImage> parse(List<String> lines) {
        if (lines.size() != 4 || !ID.matcher(lines.get(0)).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MadeImage(
                    lines.get(0),
                    Instant.parse(lines.get(1)),
                    Long.parseLong(lines.get(2)),
                    lines.get(3).isEmpty() ? Optional.empty() : Optional.of(lines.get(3))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void dropOldest() throws IOException {
        List<Path> notes;
        try (Stream<Path> all = Files.list(folder)) {
            notes = all.toList();
        }
        if (notes.size() > MOST_NOTES) {
            List<Path> oldestFirst = notes.stream().sorted(Comparator.comparing(BuildCache::used)).toList();
            for (Path note : oldestFirst.subList(0, notes.size() - MOST_NOTES)) {
                Files.deleteIfExists(note);
            }
        }
    }

    private static FileTime used(Path note) {
        try {
            return Files.getLastModifiedTime(note);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
