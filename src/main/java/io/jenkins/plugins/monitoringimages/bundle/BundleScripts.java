package io.jenkins.plugins.monitoringimages.bundle;

import io.jenkins.plugins.monitoringimages.image.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The scripts that install a bundle and remove it: the same for all, but for the values at their beginning. */
final class BundleScripts {

    private BundleScripts() {}

    static String install(HostBundle bundle) {
        return filled("install.sh", bundle);
    }

    static String uninstall(HostBundle bundle) {
        return filled("uninstall.sh", bundle);
    }

    private static String filled(String name, HostBundle bundle) {
        String text = resource(name);
        for (Map.Entry<String, String> value : values(bundle).entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    private static Map<String, String> values(HostBundle bundle) {
        return Map.of(
                "TITLE", quoted(bundle.title()),
                "SERVICE", quoted(bundle.service()),
                "ARCHIVE", quoted(bundle.release().fileName()),
                "ROOT_DIRECTORY", quoted(bundle.release().root()),
                "SHA256", quoted(bundle.release().sha256().hex()),
                "PLATFORM", quoted(bundle.release().platform()),
                "PROGRAMS", quoted(String.join(" ", bundle.programs())),
                "FILES", quoted(lines(bundle.files())));
    }

    private static String lines(List<FileEntry> files) {
        return files.stream().map(FileEntry::path).sorted().collect(Collectors.joining("\n"));
    }

    /** One word of a shell, with nothing in it that is replaced. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String resource(String name) {
        try (InputStream in = BundleScripts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
