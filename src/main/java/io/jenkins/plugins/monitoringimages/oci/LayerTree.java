package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.image.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The directories and links that one layer brings or takes away; files do not matter here.
 *
 * @param changes in the order of the layer's tar
 */
record LayerTree(List<Change> changes) {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    /** The same for a layer of two megabytes or two gigabytes: more directories and links than this have no distribution. */
    private static final int MOST_CHANGES = 1_000_000;

    LayerTree {
        changes = List.copyOf(changes);
    }

    /**
     * @param kind what became of the path
     * @param path absolute
     * @param node empty where something was removed, or a file took its place
     */
    record Change(Kind kind, String path, Optional<Node> node) {}

    /** What a layer does to a path. */
    enum Kind {
        /** It puts something there. */
        PUT,
        /** It removes what was there. */
        REMOVE,
        /** It removes all that was in this directory. */
        EMPTY
    }

    static LayerTree read(Layer layer) throws IOException {
        Map<String, Change> changes = new LinkedHashMap<>();
        try (InputStream in = layer.openInflated();
                TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                change(entry).ifPresent(change -> changes.put(change.kind() + change.path(), change));
                if (changes.size() > MOST_CHANGES) {
                    throw new IOException("it has more than " + MOST_CHANGES + " directories and links");
                }
            }
        }
        return new LayerTree(new ArrayList<>(changes.values()));
    }

    private static Optional<Change> change(TarArchiveEntry entry) {
        String path = absolute(entry.getName());
        String name = path.substring(path.lastIndexOf('/') + 1);
        String directory = path.substring(0, path.length() - name.length());
        if (name.equals(OPAQUE)) {
            return Optional.of(new Change(Kind.EMPTY, absolute(directory), Optional.empty()));
        }
        if (name.startsWith(WHITEOUT)) {
            String removed = directory + name.substring(WHITEOUT.length());
            return Optional.of(new Change(Kind.REMOVE, removed, Optional.empty()));
        }
        boolean matters = entry.isDirectory() || entry.isSymbolicLink();
        return matters ? Optional.of(new Change(Kind.PUT, path, Optional.of(Node.of(entry)))) : Optional.empty();
    }

    /** One line for each change. */
    String text() {
        return changes.stream()
                .map(change -> change.kind() + "\t" + escaped(change.path())
                        + change.node().map(node -> "\t" + node.text()).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    /** @throws IllegalArgumentException if it is not what {@link #text} gives */
    static LayerTree parse(String text) {
        return new LayerTree(text.lines()
                .map(line -> line.split("\t", 3))
                .map(parts -> new Change(
                        Kind.valueOf(parts[0]),
                        unescaped(parts[1]),
                        parts.length < 3 ? Optional.empty() : Optional.of(Node.parse(parts[2]))))
                .toList());
    }

    static String escaped(String path) {
        return path.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String unescaped(String text) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                path.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                path.append(c);
            }
        }
        return path.toString();
    }

    private static String absolute(String name) {
        List<String> steps = new ArrayList<>();
        for (String step : name.split("/")) {
            if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    /**
     * A directory or link.
     *
     * @param target of a link; empty for a directory
     */
    record Node(int mode, long user, long group, String target) {

        /** A directory that everybody may look into, and only root may change. */
        static final Node ROOTS = new Node(0755, 0, 0, "");

        static Node of(TarArchiveEntry entry) {
            return new Node(
                    entry.getMode() & 07777,
                    entry.getLongUserId(),
                    entry.getLongGroupId(),
                    entry.isSymbolicLink() ? entry.getLinkName() : "");
        }

        boolean isLink() {
            return !target.isEmpty();
        }

        String text() {
            return Integer.toOctalString(mode) + "\t" + user + "\t" + group + "\t" + escaped(target);
        }

        static Node parse(String text) {
            String[] parts = text.split("\t", -1);
            if (parts.length != 4) {
                throw new IllegalArgumentException("A node has four parts");
            }
            return new Node(
                    Integer.parseInt(parts[0], 8), Long.parseLong(parts[1]), Long.parseLong(parts[2]), unescaped(parts[3]));
        }
    }
}
