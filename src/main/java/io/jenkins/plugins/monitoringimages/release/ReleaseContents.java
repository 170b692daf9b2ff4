package io.jenkins.plugins.monitoringimages.release;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one look through a release tarball found, every entry of which was in order. It holds for the tarball's SHA-256, so it
 * is kept and the tarball not read again.
 *
 * @param tarballSize in bytes
 * @param diffId the SHA-256 of the inflated tar
 * @param inflatedSize of the tar, in bytes
 * @param newest the latest time of any entry, to the second
 * @param program the header of the main program
 * @param entries all of them, in the order of the tarball
 */
public record ReleaseContents(
        long tarballSize, Sha256 diffId, long inflatedSize, Instant newest, ElfHeader program, List<Entry> entries) {

    private static final String FORMAT = "release contents 1";

    public ReleaseContents {
        entries = List.copyOf(entries);
    }

    /**
     * One entry of the tarball.
     *
     * @param type {@code f} for a file, {@code d} for a directory, {@code l} for a link
     * @param mode permission bits
     * @param size in bytes
     * @param path below the root directory; empty for that directory itself
     */
    public record Entry(char type, int mode, long size, String path) {

        private boolean everybodyMay(int bits) {
            return (mode & bits) == bits;
        }
    }

    /** Whether there is a plain file at a path below the root directory. */
    public boolean hasFile(String path) {
        return find(path).map(entry -> entry.type() == 'f').orElse(false);
    }

    /**
     * Whether any user may read these files, and run those that are programs: the directories on the way are there and
     * may be entered by everybody.
     */
    public boolean everybodyMayUse(List<String> programs, List<String> files) {
        return programs.stream().allMatch(path -> mayUse(path, 0555)) && files.stream().allMatch(path -> mayUse(path, 0444));
    }

    private boolean mayUse(String path, int bits) {
        boolean file = find(path).map(entry -> entry.everybodyMay(bits)).orElse(false);
        boolean way = true;
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            way &= mayEnter(path.substring(0, slash));
        }
        return file && way && mayEnter("");
    }

    private boolean mayEnter(String directory) {
        return find(directory).map(entry -> entry.type() == 'd' && entry.everybodyMay(0555)).orElse(false);
    }

    private Optional<Entry> find(String path) {
        return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    /** As it is kept: a line for each value and each entry. No path of a release has control characters. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(
                FORMAT,
                Long.toString(tarballSize),
                diffId.hex(),
                Long.toString(inflatedSize),
                newest.toString(),
                program.bits() + " " + program.bigEndian() + " " + program.machine()));
        entries.forEach(entry -> lines.add(
                entry.type() + " " + Integer.toOctalString(entry.mode()) + " " + entry.size() + " " + entry.path()));
        return String.join("\n", lines);
    }

    /** What {@link #text} gave; nothing where it is anything else. */
    public static Optional<ReleaseContents> parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (lines.size() < 6 || !lines.get(0).equals(FORMAT)) {
            return Optional.empty();
        }
        try {
            String[] program = lines.get(5).split(" ");
            return Optional.of(new ReleaseContents(
                    Long.parseLong(lines.get(1)),
                    new Sha256(lines.get(2)),
                    Long.parseLong(lines.get(3)),
                    Instant.parse(lines.get(4)),
                    new ElfHeader(
                            Integer.parseInt(program[0]), Boolean.parseBoolean(program[1]), Integer.parseInt(program[2])),
                    lines.subList(6, lines.size()).stream().map(ReleaseContents::entry).toList()));
        } catch (InvalidValueException | NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Entry entry(String line) {
        String[] parts = line.split(" ", 4);
        return new Entry(parts[0].charAt(0), Integer.parseInt(parts[1], 8), Long.parseLong(parts[2]), parts[3]);
    }
}
