package io.jenkins.plugins.monitoringimages.bundle;

import java.util.ArrayList;
import java.util.List;

/**
 * The unit of a service: a user of its own, nothing to write but its own data, and no way to more rights.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/systemd.exec.html">systemd.exec(5)</a>
 */
final class SystemdUnit {

    /** The variable of the environment file. systemd splits its value at blanks where it stands alone. */
    static final String FLAGS_VARIABLE = "ARGS";

    private SystemdUnit() {}

    static String of(HostBundle bundle) {
        List<String> lines = new ArrayList<>(List.of(
                "# Written by Monitoring Images. Change flags in " + environmentFile(bundle) + "; for all else: systemctl edit "
                        + bundle.service(),
                "[Unit]",
                "Description=" + escaped(bundle.title()),
                "Documentation=" + escaped(bundle.url()),
                "Wants=network-online.target",
                "After=network-online.target",
                "",
                "[Service]",
                "User=" + bundle.service(),
                "Group=" + bundle.service(),
                "EnvironmentFile=-" + environmentFile(bundle),
                "ExecStart=" + command(bundle),
                "Restart=on-failure",
                "RestartSec=5s"));
        if (!bundle.files().isEmpty()) {
            // What reads no configuration may take that signal for its end.
            lines.add("ExecReload=/bin/kill -HUP $MAINPID");
        }
        if (!bundle.hostStateDirectory().isEmpty()) {
            lines.add("StateDirectory=" + bundle.service());
            lines.add("StateDirectoryMode=0750");
            lines.add("WorkingDirectory=" + bundle.hostStateDirectory());
        }
        lines.addAll(List.of(
                "",
                "# /proc, /sys and file systems can be read, as exporters must; nothing but the data can be written.",
                "ProtectSystem=strict",
                "ProtectHome=read-only",
                "PrivateTmp=yes",
                "PrivateDevices=yes",
                "ProtectClock=yes",
                "ProtectControlGroups=yes",
                "ProtectHostname=yes",
                "ProtectKernelLogs=yes",
                "ProtectKernelModules=yes",
                "ProtectKernelTunables=yes",
                "ProtectProc=invisible",
                "NoNewPrivileges=yes",
                "CapabilityBoundingSet=",
                "AmbientCapabilities=",
                "LockPersonality=yes",
                "MemoryDenyWriteExecute=yes",
                "RemoveIPC=yes",
                "RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX",
                "RestrictNamespaces=yes",
                "RestrictRealtime=yes",
                "RestrictSUIDSGID=yes",
                "SystemCallArchitectures=native",
                "SystemCallFilter=@system-service",
                "SystemCallFilter=~@privileged @resources",
                "SystemCallErrorNumber=EPERM",
                "UMask=0077",
                "",
                "[Install]",
                "WantedBy=multi-user.target"));
        return String.join("\n", lines) + "\n";
    }

    static String environmentFile(HostBundle bundle) {
        return "/etc/default/" + bundle.service();
    }

    private static String command(HostBundle bundle) {
        List<String> words = new ArrayList<>();
        words.add("/usr/local/bin/" + HostBundle.installedName(bundle.programs().get(0)));
        bundle.hostFlags().forEach(flag -> words.add(quoted(flag)));
        words.add("$" + FLAGS_VARIABLE);
        return String.join(" ", words);
    }

    /** One word of a command line of systemd, with nothing in it that is replaced. */
    private static String quoted(String word) {
        String plain = escaped(word).replace("$", "$$");
        boolean needsQuotes = !plain.matches("[A-Za-z0-9_./:=@,+%$-]+");
        return needsQuotes ? '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : plain;
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
