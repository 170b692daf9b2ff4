package io.jenkins.plugins.monitoringimages.bundle;

import io.jenkins.plugins.monitoringimages.image.FileEntry;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import io.jenkins.plugins.monitoringimages.model.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is installed on a host, and what the archive for it is made of.
 *
 * <p>The release lies in the archive as its project made it, so that anybody can compare it with the published checksum.
 *
 * @param service name of the service, of its user and of its files, such as {@code node_exporter}
 * @param title as people write it, on one line
 * @param url where its documentation is
 * @param release what holds the programs
 * @param programs their paths in the release, below its root directory; the one that is the service first
 * @param flags what the service is always started with; those that name {@code stateDirectory} lead to the host's
 * @param ownFlags what the user wants beside them; these can be changed on the host
 * @param files configuration and the like, where the component looks for it
 * @param stateDirectory where the component keeps data in its image; empty if it keeps none
 * @param created the time of all entries of the archive, to the second
 */
public record HostBundle(
        String service,
        String title,
        String url,
        Release release,
        List<String> programs,
        List<String> flags,
        List<String> ownFlags,
        List<FileEntry> files,
        String stateDirectory,
        Instant created) {

    /** What a user of the system may be called, and what needs no quoting anywhere. */
    private static final Pattern SERVICE = Pattern.compile("[a-z_][a-z0-9_-]{0,30}");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}\u2028\u2029]{1,200}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._+-]{1,200}");
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9_+-][A-Za-z0-9._+-]*(/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)*");
    /** The environment file holds them in one line, which systemd splits at blanks. */
    private static final Pattern FLAG_WITHOUT_BLANKS = Pattern.compile("[^\\s\"'\\\\\\p{Cntrl}]+");

    public HostBundle {
        programs = List.copyOf(programs);
        flags = List.copyOf(flags);
        ownFlags = List.copyOf(ownFlags);
        files = List.copyOf(files);
        require(SERVICE, service, "a lower-case name of at most 31 letters, digits, '_' and '-'");
        require(ONE_LINE, title, "one line of at most 200 characters");
        require(ONE_LINE, url, "one line of at most 200 characters");
        programs.forEach(program -> require(PROGRAM, program, "a path in the release such as node_exporter"));
        flags.forEach(flag -> require(ONE_LINE, flag, "one line of at most 200 characters"));
        ownFlags.forEach(flag -> require(
                FLAG_WITHOUT_BLANKS, flag, "for a host, a flag without blanks, quotes and backslashes"));
        if (programs.isEmpty()) {
            throw new InvalidValueException(service, "at least one program");
        }
    }

    /**
     * A release as its project made it.
     *
     * @param fileName of the tarball
     * @param root its one directory
     * @param sha256 of the tarball
     * @param platform as its project writes it, such as {@code linux-armv7}
     */
    public record Release(String fileName, String root, Sha256 sha256, String platform) {

        public Release {
            require(FILE_NAME, fileName, "a file name of letters, digits and '._+-'");
            require(FILE_NAME, root, "a directory name of letters, digits and '._+-'");
        }
    }

    /** The name of the archive, without its ending: also the one directory in it. */
    public String name() {
        return release.root() + "-host";
    }

    /** The name of the archive. */
    public String fileName() {
        return name() + ".tar.gz";
    }

    /** Where the service keeps its data on the host; empty if it keeps none. */
    public String hostStateDirectory() {
        return stateDirectory.isEmpty() ? "" : "/var/lib/" + service;
    }

    /** The flags as they are on the host. */
    List<String> hostFlags() {
        return flags.stream().map(this::onHost).toList();
    }

    private String onHost(String flag) {
        int value = flag.indexOf('=') + 1;
        String path = flag.substring(value);
        boolean inside = !stateDirectory.isEmpty() && (path.equals(stateDirectory) || path.startsWith(stateDirectory + "/"));
        return inside ? flag.substring(0, value) + hostStateDirectory() + path.substring(stateDirectory.length()) : flag;
    }

    /** The name under which a program is installed. */
    static String installedName(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    private static void require(Pattern pattern, String value, String allowed) {
        if (!pattern.matcher(value).matches()) {
            throw new InvalidValueException(value, allowed);
        }
    }
}
