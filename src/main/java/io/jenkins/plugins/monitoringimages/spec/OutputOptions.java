package io.jenkins.plugins.monitoringimages.spec;

import io.jenkins.plugins.monitoringimages.model.BuildMode;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import java.io.Serializable;
import java.util.List;

/**
 * How the image is made, and where it is put.
 *
 * @param outputs at least one, each once; paths are relative to the directory of the spec or the workspace, or absolute where
 *     the command line said so
 * @param pull when the base image is fetched
 * @param build by whom the image is made
 * @param instructions further lines of the Dockerfile, put before {@code USER}; with any, the mode is
 *     {@link BuildMode#DOCKERFILE}
 * @param keepReplaced whether an image of ours that loses its last tag to a new one stays on the container engine
 * @param insecureRegistries hosts, with a port where needed, that are spoken to without TLS; loopback may be in any case
 */
public record OutputOptions(
        List<ImageOutput> outputs,
        PullPolicy pull,
        BuildMode build,
        List<String> instructions,
        boolean keepReplaced,
        List<String> insecureRegistries)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public OutputOptions {
        outputs = List.copyOf(outputs);
        instructions = List.copyOf(instructions);
        insecureRegistries = List.copyOf(insecureRegistries);
    }

    /** Whether the image is put into a place of this kind. */
    public boolean has(ImageOutput.Kind kind) {
        return outputs.stream().anyMatch(output -> output.kind() == kind);
    }

    /** Whether there must be a container engine. */
    public boolean needsEngine() {
        return has(ImageOutput.Kind.DOCKER) || build == BuildMode.DOCKERFILE;
    }
}
