package io.jenkins.plugins.monitoringimages.image.dockerfile;

import io.jenkins.plugins.monitoringimages.image.ContainerConfig;
import io.jenkins.plugins.monitoringimages.image.FileEntry;
import io.jenkins.plugins.monitoringimages.image.FileEntry.Kind;
import io.jenkins.plugins.monitoringimages.image.ImageSpec;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An image as a Dockerfile, for people and for engines that shall build it themselves. Its context has the release tarball, and
 * each file at its path of the image below the name of its owner: {@code root/bin/prometheus},
 * {@code nobody/etc/prometheus/prometheus.yml}.
 *
 * <p>Whole directories are copied to where they belong, never to the root: a copy to {@code /} would replace a base image's
 * link such as {@code /bin} by a directory. What the image keeps data in is filled before {@code VOLUME}, after which
 * an engine would throw away what is put there.
 */
public final class DockerfileWriter {

    /** What stands after {@code FROM} for an image on nothing. */
    public static final String SCRATCH = "scratch";

    /**
     * The build argument in which a builder can name the very image that it means by the base, while another build pulls the
     * same name for another platform.
     */
    public static final String BASE_ARGUMENT = "BASE_IMAGE";

    private DockerfileWriter() {}

    /**
     * @param comment the first line
     * @param own a user's own instructions, which come before {@code USER}
     */
    public static Dockerfile write(ImageSpec spec, String comment, List<String> own) {
        List<Instruction> lines = new ArrayList<>();
        lines.add(new Comment(comment));
        if (spec.base().isEmpty()) {
            lines.add(new From(SCRATCH));
        } else {
            lines.add(new Arg(BASE_ARGUMENT, spec.base().get().toString()));
            lines.add(new From("${" + BASE_ARGUMENT + "}"));
        }
        spec.release().ifPresent(release -> lines.add(new Add(release.fileName(), "/")));
        lines.addAll(copies(spec.files()));
        own.forEach(line -> lines.add(new Own(line)));
        settings(spec.config(), lines);
        return new Dockerfile(lines);
    }

    /** Where a file lies in the context. */
    public static String contextPath(FileEntry file) {
        return (file.owner() == 0 ? "root" : file.owner() == 65_534 ? "nobody" : "user-" + file.owner()) + file.path();
    }

    private static void settings(ContainerConfig config, List<Instruction> lines) {
        if (!config.environment().isEmpty()) {
            lines.add(new Env(config.environment()));
        }
        if (!config.user().isEmpty()) {
            lines.add(new User(config.user()));
        }
        config.ports().forEach(port -> lines.add(new Expose(port)));
        if (!config.volumes().isEmpty()) {
            lines.add(new Volume(config.volumes()));
        }
        if (!config.workdir().isEmpty()) {
            lines.add(new Workdir(config.workdir()));
        }
        if (!config.entrypoint().isEmpty()) {
            lines.add(new Entrypoint(config.entrypoint()));
        }
        if (!config.arguments().isEmpty()) {
            lines.add(new Cmd(config.arguments()));
        }
        if (!config.labels().isEmpty()) {
            lines.add(new Label(config.labels()));
        }
    }

    /** One for each directory that is ours, and one for each other directory that something of ours lies in. */
    private static List<Instruction> copies(List<FileEntry> files) {
        Set<Instruction> copies = new LinkedHashSet<>();
        List<FileEntry> covered = new ArrayList<>();
        for (FileEntry file : files) {
            boolean below = covered.stream()
                    .anyMatch(above -> above.owner() == file.owner() && file.path().startsWith(above.path() + "/"));
            if (below) {
                continue;
            }
            FileEntry directory = file.kind() == Kind.DIRECTORY ? file : FileEntry.directory(file.parent(), file.owner());
            covered.add(directory);
            copies.add(new Copy(contextPath(directory) + "/", directory.path() + "/", file.owner()));
        }
        return List.copyOf(copies);
    }
}
