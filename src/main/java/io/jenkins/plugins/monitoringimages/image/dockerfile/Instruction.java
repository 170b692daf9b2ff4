package io.jenkins.plugins.monitoringimages.image.dockerfile;

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

    /** Labels of the image, in their order. */
    record Label(Map<String, String> labels) implements Instruction {
        public Label {
            labels = new LinkedHashMap<>(labels);
        }
    }

    /** The user and group of the program, by number. */
    record User(int user, int group) implements Instruction {}

    /** A port on which the program answers, over TCP. */
    record Expose(int port) implements Instruction {}

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
