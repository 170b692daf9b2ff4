package io.jenkins.plugins.monitoringimages.stack;

import io.jenkins.plugins.monitoringimages.build.report.BuildReport;
import io.jenkins.plugins.monitoringimages.build.report.ImageReport;
import io.jenkins.plugins.monitoringimages.component.RunSettings;
import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.spec.StackMember;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import io.jenkins.plugins.monitoringimages.stack.compose.ComposeFile;
import io.jenkins.plugins.monitoringimages.stack.compose.ComposeService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The directory from which a stack is started: {@code compose.yaml}, the bundles for hosts, and how all of it is run. */
final class StackDirectory {

    private static final String COMPOSE = "compose.yaml";
    private static final String README = "README.md";

    private final Path directory;

    StackDirectory(Path directory) {
        this.directory = directory;
    }

    /** The {@code compose.yaml} of a stack whose images are not made yet, by their first tags; empty for hosts alone. */
    static String preview(StackSpec stack) {
        List<ComposeService> services = stack.containers().stream()
                .map(member -> service(member, member.build().image().tags().get(0).tagged().toString()))
                .toList();
        return services.isEmpty() ? "" : ComposeFile.of(services, secrets(stack));
    }

    /** @return the names of all files that belong to the stack */
    List<String> write(StackSpec stack, List<MemberReport> members) throws BuildException {
        TreeSet<String> files = new TreeSet<>(List.of(README));
        members.forEach(member -> files.addAll(member.bundles()));
        List<ComposeService> services = members.stream()
                .filter(member -> !member.member().onHosts())
                .map(StackDirectory::service)
                .toList();
        if (!services.isEmpty()) {
            write(COMPOSE, ComposeFile.of(services, secrets(stack)));
            files.add(COMPOSE);
        }
        write(README, StackReadme.of(stack, members));
        return List.copyOf(files);
    }

    private static ComposeService service(MemberReport report) {
        return service(report.member(), image(report.images().orElseThrow(), report.member()));
    }

    /** @param image its name, by digest or by tag */
    private static ComposeService service(StackMember member, String image) {
        RunSettings run = member.build().component().run();
        String published = member.published();
        return new ComposeService(
                member.name(),
                image,
                published.isEmpty() ? List.of() : List.of(published + ":" + member.port()),
                run.stateDirectory(),
                Map.of(),
                health(run, member.port()),
                List.copyOf(member.secrets().keySet()));
    }

    /** A command of the image that ends with 0 when it is well: the first that its component knows of. */
    private static List<String> health(RunSettings run, int port) {
        return run.health().tools().stream()
                .findFirst()
                .map(tool -> tool.stream().map(word -> word.replace("{url}", "http://127.0.0.1:" + port)).toList())
                .orElse(List.of());
    }

    /** By digest where a registry keeps it, since a tag may be moved. */
    private static String image(BuildReport report, StackMember member) {
        ImageReport first = report.images().get(0);
        String digest = report.indexDigest().isEmpty() ? first.digest() : report.indexDigest();
        boolean inRegistry = member.build().image().output().has(ImageOutput.Kind.REGISTRY);
        return inRegistry && !digest.isEmpty()
                ? member.build().image().tags().get(0).name() + "@" + digest
                : first.tags().get(0);
    }

    private static Map<String, String> secrets(StackSpec stack) {
        Map<String, String> secrets = new TreeMap<>();
        stack.members().forEach(member -> member.secrets().forEach((name, file) -> secrets.put(name, "./" + file)));
        return secrets;
    }

    /** Aside and moved, so that nobody ever sees half of a file. */
    private void write(String name, String text) throws BuildException {
        try {
            Files.createDirectories(directory);
            Path unfinished = directory.resolve("." + name + ".new");
            Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BuildException(directory.resolve(name) + " cannot be written: " + e.getMessage(), e);
        }
    }
}
