package io.jenkins.plugins.monitoringimages.release.tarball;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ConfigFile;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Which entries a release tarball may have, and which of them are wanted. */
final class TarballRules {

    private static final List<String> PAPERS = List.of("LICENSE", "NOTICE");

    private TarballRules() {}

    /**
     * Whether a file belongs into an image.
     *
     * @param name as {@link #check} gave it
     */
    static boolean isWanted(ReleaseAsset asset, String name) {
        String root = asset.rootDirectory() + "/";
        if (!name.startsWith(root)) {
            return false;
        }
        Component component = asset.component();
        String path = name.substring(root.length());
        return PAPERS.contains(path)
                || component.programs().containsKey(path)
                || component.config().flatMap(ConfigFile::sample).filter(path::equals).isPresent();
    }

    /**
     * Refuses what no release has: a name or link that leads out of the tarball, or something that is neither file nor
     * folder nor link.
     *
     * @return the name of the entry, without {@code ./} and doubled slashes
     */
    static String check(TarArchiveEntry entry) throws RefusedException {
        String name = entry.getName();
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw new RefusedException("it has an entry with the absolute name " + InvalidValueException.quote(name));
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')) {
            throw new RefusedException("it has an entry with the odd name " + InvalidValueException.quote(name));
        }
        Deque<String> path = new ArrayDeque<>();
        if (List.of(name.split("/")).contains("..") || !walk(path, name)) {
            throw new RefusedException(
                    "it has an entry whose name leads out of it: " + InvalidValueException.quote(name));
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            throw new RefusedException("it has a device or pipe: " + InvalidValueException.quote(name));
        }
        if (escapes(entry, path)) {
            throw new RefusedException("it has a link that leads out of it: " + InvalidValueException.quote(name)
                    + " to " + InvalidValueException.quote(entry.getLinkName()));
        }
        return String.join("/", path);
    }

    /**
     * Refuses what must not be in the layer of an image, beside what {@link #check} refuses.
     *
     * @param root the one directory below which all lies
     * @return the name of the entry, without {@code ./} and doubled slashes
     */
    static String checkLayer(TarArchiveEntry entry, String root) throws RefusedException {
        String name = check(entry);
        if (!entry.isCheckSumOK()) {
            throw new RefusedException("the header of " + InvalidValueException.quote(name) + " has a wrong checksum");
        }
        if (!name.equals(root) && !name.startsWith(root + "/") || name.equals(root) && !entry.isDirectory()) {
            throw new RefusedException(InvalidValueException.quote(entry.getName())
                    + " lies outside of its one directory " + root);
        }
        if (List.of(name.split("/")).stream().anyMatch(step -> step.startsWith(".wh."))) {
            throw new RefusedException(InvalidValueException.quote(name) + " would delete something in an image");
        }
        boolean plain = entry.isDirectory() || entry.isLink() || entry.isSymbolicLink() || isPlainFile(entry);
        if (!plain) {
            throw new RefusedException(InvalidValueException.quote(name) + " is no file, directory or link");
        }
        return name;
    }

    /** Refuses a wanted entry that is no plain file. */
    static void checkWanted(TarArchiveEntry entry, String path) throws RefusedException {
        if (entry.isLink() || entry.isSymbolicLink()) {
            throw new RefusedException("its " + path + " is a link");
        }
        if (!isPlainFile(entry)) {
            throw new RefusedException("its " + path + " is not a plain file");
        }
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        byte type = entry.getLinkFlag();
        return (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM) && !entry.isSparse();
    }

    private static boolean escapes(TarArchiveEntry entry, Deque<String> path) {
        if (!entry.isLink() && !entry.isSymbolicLink()) {
            return false;
        }
        String target = entry.getLinkName();
        Deque<String> place = new ArrayDeque<>();
        if (entry.isSymbolicLink()) {
            place.addAll(path);
            place.pollLast();
        }
        return target.startsWith("/") || !walk(place, target) || !place.isEmpty() && !path.isEmpty()
                && !place.peekFirst().equals(path.peekFirst());
    }

    /** Walks along a name. @return whether the walk stayed below where the path began */
    private static boolean walk(Deque<String> path, String name) {
        for (String step : name.split("/")) {
            if (step.equals("..")) {
                if (path.pollLast() == null) {
                    return false;
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return true;
    }
}
