package io.jenkins.plugins.monitoringimages.oci;

import io.jenkins.plugins.monitoringimages.image.Layer;
import io.jenkins.plugins.monitoringimages.oci.LayerTree.Change;
import io.jenkins.plugins.monitoringimages.oci.LayerTree.Node;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The directories and links of a base image, layer upon layer. What is put on top has to go where the links lead: a file
 * below a link would replace it by a directory, and with {@code /bin} the shell would be gone.
 */
final class BaseTree {

    /** As many links as Linux follows, see path_resolution(7). */
    private static final int MOST_LINKS = 40;

    private final TreeMap<String, Node> nodes = new TreeMap<>();

    private BaseTree() {}

    /** A tree without anything. */
    static BaseTree empty() {
        return new BaseTree();
    }

    /**
     * @param layers bottom first
     * @param notes knows the layers that were read before
     * @throws IOException if a layer cannot be read
     */
    static BaseTree of(List<Layer> layers, LayerNotes notes) throws IOException {
        BaseTree tree = new BaseTree();
        for (Layer layer : layers) {
            tree.apply(changes(layer, notes));
        }
        return tree;
    }

    /** The directory at a path; empty where there is none. */
    Optional<Node> directory(String path) {
        return Optional.ofNullable(nodes.get(path)).filter(node -> !node.isLink());
    }

    /**
     * Where a path leads when every link on it is followed, its last step included.
     *
     * @throws IOException if the links go in circles
     */
    String resolve(String path) throws IOException {
        Deque<String> rest = new ArrayDeque<>(List.of(path.substring(1).split("/")));
        String reached = "";
        int links = 0;
        while (!rest.isEmpty()) {
            String step = rest.removeFirst();
            if (step.isEmpty() || step.equals(".")) {
                continue;
            }
            if (step.equals("..")) {
                reached = reached.substring(0, Math.max(0, reached.lastIndexOf('/')));
                continue;
            }
            Node node = nodes.get(reached + "/" + step);
            if (node == null || !node.isLink()) {
                reached = reached + "/" + step;
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new IOException("its links at " + path + " go in circles");
            }
            reached = node.target().startsWith("/") ? "" : reached;
            String[] steps = node.target().split("/");
            for (int i = steps.length - 1; i >= 0; i--) {
                rest.addFirst(steps[i]);
            }
        }
        return reached.isEmpty() ? "/" : reached;
    }

    private void apply(LayerTree layer) {
        Map<String, Node> put = new HashMap<>();
        for (Change change : layer.changes()) {
            switch (change.kind()) {
                case PUT -> put.put(change.path(), change.node().orElseThrow());
                case REMOVE -> remove(change.path());
                case EMPTY -> below(change.path()).clear();
            }
        }
        put.forEach((path, node) -> {
            if (node.isLink()) {
                remove(path);
            }
            nodes.put(path, node);
        });
    }

    private void remove(String path) {
        nodes.remove(path);
        below(path).clear();
    }

    /** What lies below a directory; {@code '0'} is the character after {@code '/'}. */
    private Map<String, Node> below(String path) {
        String prefix = path.equals("/") ? "" : path;
        return nodes.subMap(prefix + "/", prefix + "0");
    }

    private static LayerTree changes(Layer layer, LayerNotes notes) throws IOException {
        Optional<String> known = notes.find(layer.diffId());
        if (known.isPresent()) {
            try {
                return LayerTree.parse(known.get());
            } catch (IllegalArgumentException e) {
                // A damaged note: the layer is read again.
            }
        }
        LayerTree read = LayerTree.read(layer);
        notes.keep(layer.diffId(), read.text());
        return read;
    }
}
