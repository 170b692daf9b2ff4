package io.jenkins.plugins.monitoringimages.image.dockerfile;

import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Add;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Arg;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Cmd;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Comment;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Copy;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Entrypoint;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Env;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Expose;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.From;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Label;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Own;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.User;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Volume;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Workdir;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Dockerfile, and its text. Every value is quoted so that what stands in it is what the image gets: no line break
 * begins another instruction, and no {@code $} is replaced.
 *
 * @param instructions in their order
 */
public record Dockerfile(List<Instruction> instructions) {

    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /** The file's text, ending with a line break. */
    public String text() {
        return instructions.stream().map(Dockerfile::line).collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public String toString() {
        return text();
    }

    private static String line(Instruction instruction) {
        if (instruction instanceof Comment comment) {
            return "# " + comment.text().replaceAll("\\p{Cntrl}", " ");
        }
        if (instruction instanceof Arg arg) {
            return "ARG " + arg.name() + "=" + arg.value();
        }
        if (instruction instanceof From from) {
            return "FROM " + from.image();
        }
        if (instruction instanceof Copy copy) {
            String owner = copy.owner() == 0 ? "" : "--chown=" + copy.owner() + ":" + copy.owner() + " ";
            return "COPY " + owner + Quoted.jsonList(List.of(copy.source(), copy.target()));
        }
        if (instruction instanceof Add add) {
            return "ADD " + Quoted.jsonList(List.of(add.tarball(), add.target()));
        }
        if (instruction instanceof Own own) {
            return own.line();
        }
        if (instruction instanceof Env env) {
            return "ENV " + pairs(env.variables(), " ");
        }
        if (instruction instanceof Label label) {
            return "LABEL " + pairs(label.labels(), " \\\n      ");
        }
        if (instruction instanceof User user) {
            return "USER " + user.user();
        }
        if (instruction instanceof Expose expose) {
            return "EXPOSE " + (expose.port().udp() ? expose.port() : expose.port().number());
        }
        if (instruction instanceof Volume volume) {
            return "VOLUME " + Quoted.jsonList(volume.paths());
        }
        if (instruction instanceof Workdir workdir) {
            return "WORKDIR " + workdir.path();
        }
        if (instruction instanceof Entrypoint entrypoint) {
            return "ENTRYPOINT " + Quoted.jsonList(entrypoint.arguments());
        }
        return "CMD " + Quoted.jsonList(((Cmd) instruction).arguments());
    }

    private static String pairs(Map<String, String> values, String separator) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + Quoted.word(value.getValue()))
                .collect(Collectors.joining(separator));
    }
}
