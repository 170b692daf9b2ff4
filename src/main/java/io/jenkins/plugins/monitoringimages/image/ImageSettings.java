package io.jenkins.plugins.monitoringimages.image;

import io.jenkins.plugins.monitoringimages.image.dockerfile.Dockerfile;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Cmd;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Entrypoint;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Expose;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Label;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.User;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Volume;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction.Workdir;
import io.jenkins.plugins.monitoringimages.image.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an image says of how it is run, beside its files. What is empty stays as in the image below.
 *
 * @param entrypoint the program
 * @param arguments its default arguments
 * @param user {@code <uid>:<gid>}
 * @param workdir the folder in which it starts
 * @param ports on which it answers, over TCP
 * @param volumes folders whose content outlives the container
 * @param labels beside those of the image below
 */
public record ImageSettings(
        List<String> entrypoint,
        List<String> arguments,
        String user,
        String workdir,
        List<Integer> ports,
        List<String> volumes,
        Map<String, String> labels) {

    public ImageSettings {
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        labels = Map.copyOf(labels);
    }

    /** Nothing but the program. */
    public static ImageSettings of(String program) {
        return new ImageSettings(List.of(program), List.of(), "", "", List.of(), List.of(), Map.of());
    }

    /** What a Dockerfile sets. */
    public static ImageSettings of(Dockerfile dockerfile) {
        List<String> entrypoint = List.of();
        List<String> arguments = List.of();
        String user = "";
        String workdir = "";
        List<Integer> ports = new ArrayList<>();
        List<String> volumes = new ArrayList<>();
        Map<String, String> labels = new LinkedHashMap<>();
        for (Instruction each : dockerfile.instructions()) {
            if (each instanceof Entrypoint given) {
                entrypoint = given.arguments();
            } else if (each instanceof Cmd given) {
                arguments = given.arguments();
            } else if (each instanceof User given) {
                user = given.user();
            } else if (each instanceof Workdir given) {
                workdir = given.path();
            } else if (each instanceof Expose given) {
                ports.add(given.port());
            } else if (each instanceof Volume given) {
                volumes.addAll(given.paths());
            } else if (each instanceof Label given) {
                labels.putAll(given.labels());
            }
        }
        return new ImageSettings(entrypoint, arguments, user, workdir, ports, volumes, labels);
    }
}
