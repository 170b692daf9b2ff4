package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.List;

/**
 * Where something lies in a build context, and whose it is.
 *
 * @param path relative, with {@code /}, without {@code .}, {@code ..} or control characters
 * @param mode permission bits, 0 to 07777 octal
 * @param uid number of the owner, 0 or more
 * @param gid number of the group, 0 or more
 */
public record ContextEntry(String path, int mode, int uid, int gid) {

    public ContextEntry {
        List<String> steps = List.of(path.split("/", -1));
        boolean leadsAstray = steps.contains("") || steps.contains(".") || steps.contains("..");
        if (leadsAstray || path.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(path, "a relative path such as rules/first.yml, without '.' and '..'");
        }
        if ((mode & ~07777) != 0 || uid < 0 || gid < 0) {
            throw new InvalidValueException(
                    Integer.toOctalString(mode) + " " + uid + ":" + gid, "a mode of 0 to 07777 and an owner from 0 on");
        }
    }

    /** Everybody may read it, and only root may change it. */
    public static ContextEntry file(String path) {
        return new ContextEntry(path, 0644, 0, 0);
    }

    /** Everybody may run it, or look into it, and only root may change it. */
    public static ContextEntry program(String path) {
        return new ContextEntry(path, 0755, 0, 0);
    }
}
