package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.component.Component;
import io.jenkins.plugins.monitoringimages.component.ReleaseAsset;
import io.jenkins.plugins.monitoringimages.model.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which paths of an image are taken, and by what: two things cannot lie at one place, nor one below a file. */
public final class ImagePaths {

    private static final String ALLOWED = "; allowed: another path";

    private final Component component;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> directories = new LinkedHashMap<>();

    private ImagePaths(Component component) {
        this.component = component;
    }

    /** With what every image of a component has. */
    public static ImagePaths of(Component component) {
        ImagePaths paths = new ImagePaths(component);
        component.programs().forEach((program, link) -> paths.add(link, "the program " + program));
        component.config().ifPresent(config -> paths.add(config.path(), "the configuration"));
        if (!component.run().stateDirectory().isEmpty()) {
            paths.addDirectories(component.run().stateDirectory() + "/", "the data of " + component.title());
        }
        return paths;
    }

    /**
     * Takes a path for a file.
     *
     * @param what takes it, as its user knows it
     * @return why it cannot have that path, as what stands there and what is allowed; empty where it can
     */
    public Optional<String> take(String path, String what) {
        Optional<String> obstacle = obstacle(path, what);
        if (obstacle.isEmpty()) {
            add(path, what);
        }
        return obstacle;
    }

    private Optional<String> obstacle(String path, String what) {
        if (files.containsKey(path)) {
            return clash(path, what, "is where " + files.get(path) + " lies");
        }
        if (directories.containsKey(path)) {
            return clash(path, what, "is the directory of " + directories.get(path));
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String above = path.substring(0, slash);
            if (files.containsKey(above)) {
                return clash(path, what, "lies below " + files.get(above) + ", which is a file");
            }
            if (above.equals(component.run().stateDirectory())) {
                return clash(path, what, "lies in " + above + ", where " + component.title()
                        + " keeps its data and a volume may hide it");
            }
        }
        if (ReleaseAsset.isDirectory(component, path.split("/", 3)[1])) {
            return clash(path, what, "lies in the directory of the release, which is kept as its project publishes it");
        }
        return Optional.empty();
    }

    private static Optional<String> clash(String path, String what, String reason) {
        return Optional.of(what + " cannot be " + InvalidValueException.quote(path) + ", which " + reason + ALLOWED);
    }

    private void add(String path, String what) {
        files.put(path, what);
        addDirectories(path, what);
    }

    private void addDirectories(String path, String what) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            directories.putIfAbsent(path.substring(0, slash), what);
        }
    }
}
