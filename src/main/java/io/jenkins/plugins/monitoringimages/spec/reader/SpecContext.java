package io.jenkins.plugins.monitoringimages.spec.reader;

import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import java.util.List;

/**
 * What decides beside the text of a spec.
 *
 * @param files from where declarations of components are read
 * @param outputs replace those of the text; none to take those. Unlike a text, they may have absolute paths
 * @param defaultBase the base image where the spec names none; empty for the usual one
 */
public record SpecContext(SpecFiles files, List<ImageOutput> outputs, String defaultBase) {

    public SpecContext {
        outputs = List.copyOf(outputs);
    }

    /** Nothing else. */
    public static SpecContext none() {
        return new SpecContext(SpecFiles.none(), List.of(), "");
    }
}
