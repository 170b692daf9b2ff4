package io.jenkins.plugins.monitoringimages.component.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.testing.ProjectTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is to be said of one component is said in its data, and by its generator. */
class NoNamesElsewhereTest {

    private static final Path CODE = ProjectTree.file("src/main/java/io/jenkins/plugins/monitoringimages");
    private static final Path PAGES = ProjectTree.file("src/main/resources/io/jenkins/plugins/monitoringimages");

    /** Their packages have a component's name. */
    private static final Path GENERATORS = CODE.resolve("component");

    /** What a user says of files that are checked by themselves. */
    private static final Path KINDS = CODE.resolve("cli/CheckCommand.java");

    @Test
    void noCodeHasTheIdOfAComponentAsAText() {
        Pattern literal = Pattern.compile("\"(?:" + ids() + ")\"");

        assertThat(files(CODE, ".java").filter(file -> !file.startsWith(GENERATORS) && !file.equals(KINDS)))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(literal.matcher(Files.readString(file)).find()).as(file.toString()).isFalse());
    }

    @Test
    void noPageChoosesAComponent() {
        Pattern attribute = Pattern.compile("(?:default|value)=\"(?:" + ids() + ")\"");

        assertThat(files(PAGES, ".jelly"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(attribute.matcher(Files.readString(file)).find()).as(file.toString()).isFalse());
    }

    private static String ids() {
        return ComponentCatalog.ids().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    private static Stream<Path> files(Path directory, String end) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
