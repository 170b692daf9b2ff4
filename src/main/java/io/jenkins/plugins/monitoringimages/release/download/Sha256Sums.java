package io.jenkins.plugins.monitoringimages.release.download;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import io.jenkins.plugins.monitoringimages.release.ReleaseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of checksums as {@code sha256sum} writes it: on each line 64 hexadecimal digits, two spaces (or a space and a
 * {@code *}) and a file name. It comes from outside: anything else on a line refuses the whole list.
 *
 * @param byName the checksums by file name
 * @see <a href="https://www.gnu.org/software/coreutils/manual/html_node/md5sum-invocation.html">the line format</a>
 */
record Sha256Sums(Map<String, Sha256> byName) {

    /** The longest list that is read, in bytes. A real one has about 4 KiB. */
    static final int LONGEST = 1 << 20;

    private static final Pattern ALONE = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](?:\\./)?([^\\p{Cntrl}/]{1,255})");

    Sha256Sums {
        byName = Map.copyOf(byName);
    }

    /**
     * @param text at most {@link #LONGEST} long
     * @throws ReleaseException if a line is something else, or a file has two checksums; it names the line
     */
    static Sha256Sums parse(String text) throws ReleaseException {
        if (text.length() > LONGEST) {
            throw new ReleaseException("The list of checksums is longer than " + LONGEST + " bytes");
        }
        Map<String, Sha256> sums = new HashMap<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new ReleaseException("Line " + number + " of the list of checksums is "
                        + InvalidValueException.quote(line) + "; a SHA-256, two spaces and a file name are wanted");
            }
            Sha256 sum = new Sha256(matcher.group(1));
            Sha256 before = sums.putIfAbsent(matcher.group(2), sum);
            if (before != null && !before.equals(sum)) {
                throw new ReleaseException("Line " + number + " of the list of checksums gives "
                        + matcher.group(2) + " another checksum than a line before it");
            }
        }
        return new Sha256Sums(sums);
    }

    /**
     * The same, or a checksum alone, as some projects put it beside each file.
     *
     * @param fileName of the file beside it
     */
    static Sha256Sums parse(String text, String fileName) throws ReleaseException {
        String only = text.strip();
        return ALONE.matcher(only).matches() ? new Sha256Sums(Map.of(fileName, new Sha256(only))) : parse(text);
    }

    Optional<Sha256> of(String fileName) {
        return Optional.ofNullable(byName.get(fileName));
    }
}
