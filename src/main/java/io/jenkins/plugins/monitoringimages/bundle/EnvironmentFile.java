package io.jenkins.plugins.monitoringimages.bundle;

/** The file in which a host's administrator changes flags; an upgrade leaves it as it is. */
final class EnvironmentFile {

    private EnvironmentFile() {}

    static String of(HostBundle bundle) {
        return "# Further flags of " + bundle.title() + ", with blanks between them.\n"
                + "# After a change: systemctl restart " + bundle.service() + "\n"
                + SystemdUnit.FLAGS_VARIABLE + "=" + String.join(" ", bundle.ownFlags()) + "\n";
    }
}
