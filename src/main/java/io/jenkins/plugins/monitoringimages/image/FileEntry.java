package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.Arrays;
import java.util.List;

/**
 * One file, directory or link of an image.
 *
 * @param path absolute, with {@code /}, without {@code .}, {@code ..}, control characters or a slash at its end
 * @param kind what it is
 * @param mode permission bits, 0 to 07777 octal
 * @param owner number of its user and group, 0 or more
 * @param content of a file; empty for others
 * @param target of a link, absolute; empty for others
 */
public record FileEntry(String path, Kind kind, int mode, int owner, byte[] content, String target)
        implements Comparable<FileEntry> {

    /** What an entry is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        LINK
    }

    public FileEntry {
        List<String> steps = Arrays.asList(path.substring(Math.min(1, path.length())).split("/", -1));
        boolean leadsAstray = steps.contains("") || steps.contains(".") || steps.contains("..");
        if (!path.startsWith("/") || leadsAstray || path.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(path, "an absolute path such as /etc/prometheus/rules.yml, without '.' and '..'");
        }
        if ((mode & ~07777) != 0 || owner < 0) {
            throw new InvalidValueException(
                    Integer.toOctalString(mode) + " " + owner, "a mode of 0 to 07777 and an owner from 0 on");
        }
        content = content.clone();
    }

    /** A file that everybody may read. */
    public static FileEntry file(String path, int owner, byte[] content) {
        return new FileEntry(path, Kind.FILE, 0644, owner, content, "");
    }

    /** A directory that everybody may look into. */
    public static FileEntry directory(String path, int owner) {
        return new FileEntry(path, Kind.DIRECTORY, 0755, owner, new byte[0], "");
    }

    /** A symbolic link. */
    public static FileEntry link(String path, int owner, String target) {
        return new FileEntry(path, Kind.LINK, 0777, owner, new byte[0], target);
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** The directory in which it lies; {@code /} for those at the root. */
    public String parent() {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }

    /** The same at another place. */
    public FileEntry at(String otherPath) {
        return new FileEntry(otherPath, kind, mode, owner, content, target);
    }

    /** In the order in which a tar has them: a directory before what lies in it. */
    @Override
    public int compareTo(FileEntry other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileEntry entry
                && path.equals(entry.path)
                && kind == entry.kind
                && mode == entry.mode
                && owner == entry.owner
                && Arrays.equals(content, entry.content)
                && target.equals(entry.target);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return Integer.toOctalString(mode) + " " + owner + " " + path + (target.isEmpty() ? "" : " -> " + target);
    }
}
