package io.jenkins.plugins.monitoringimages.image.dockerfile;

import io.jenkins.plugins.monitoringimages.model.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One instruction of a Dockerfile.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public sealed interface Instruction {

    /** A line for the reader. */
    record Comment(String text) implements Instruction {}

    /** A variable for {@link From}, and what it holds unless the builder is told otherwise. */
    record Arg(String name, String value) implements Instruction {}

    /** The image to begin with: a reference, {@code scratch}, or a variable. */
    record From(String image) implements Instruction {}

    /**
     * Copies the content of a folder of the context into a folder of the image, with the modes that it has in the
     * context.
     *
     * @param owner the number of the user and group; 0 (root) is what {@code COPY} gives without a flag
     */
    record Copy(String source, String target, int owner) implements Instruction {}

    /** Unpacks a tarball of the context into a directory of the image, with the owners and modes that it has in the tarball. */
    record Add(String tarball, String target) implements Instruction {}

    /** A line of the user's own, taken as it is. */
    record Own(String line) implements Instruction {}

    /** Variables of the environment, in their order. */
    record Env(Map<String, String> variables) implements Instruction {
        public Env {
            variables = new LinkedHashMap<>(variables);
        }
    }

    /** Labels of the image, in their order. */
    record Label(Map<String, String> labels) implements Instruction {
        public Label {
            labels = new LinkedHashMap<>(labels);
        }
    }

    /** The user of the program, {@code <uid>:<gid>}. */
    record User(String user) implements Instruction {}

    /** A port on which the program answers, over TCP. */
    record Expose(Port port) implements Instruction {}

    /** Folders whose content outlives the container. */
    record Volume(List<String> paths) implements Instruction {
        public Volume {
            paths = List.copyOf(paths);
        }
    }

    /** The folder in which the program starts. */
    record Workdir(String path) implements Instruction {}

    /** The program, in exec form. */
    record Entrypoint(List<String> arguments) implements Instruction {
        public Entrypoint {
            arguments = List.copyOf(arguments);
        }
    }

    /** The program's default arguments, in exec form. */
    record Cmd(List<String> arguments) implements Instruction {
        public Cmd {
            arguments = List.copyOf(arguments);
        }
    }
}
