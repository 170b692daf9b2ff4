package io.jenkins.plugins.monitoringimages.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.spec.OutputOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OutputFlagsTest {

    @TempDir
    Path directory;

    @Test
    void theSpecDecidesWhereNothingIsSaid() throws Exception {
        assertThat(outputs("output: [registry, 'oci:out']")).containsExactly("registry", "oci:out");
    }

    @Test
    void theCommandLineReplacesTheOutputsOfTheSpec() throws Exception {
        assertThat(outputs("output: registry", "--output", "docker", "--output", "registry"))
                .containsExactly("docker", "registry");
    }

    @Test
    void aPathIsTakenFromTheCurrentDirectory() throws Exception {
        Path here = Path.of("").toAbsolutePath();

        assertThat(outputs("output: docker", "--output", "oci:out", "--output", "archive:a/../b.tar"))
                .containsExactly("oci:" + here.resolve("out"), "archive:" + here.resolve("b.tar"));
        assertThat(outputs("output: docker", "--output", "archive:" + directory + "/image.tar"))
                .containsExactly("archive:" + directory + "/image.tar");
    }

    @Test
    void aPushIsOneOutputMore() throws Exception {
        assertThat(outputs("output: docker", "--push")).containsExactly("docker", "registry");
        assertThat(outputs("output: registry", "--push")).containsExactly("registry");
        assertThat(outputs("output: registry", "--output", "docker", "--push")).containsExactly("docker", "registry");
    }

    @Test
    void thePullCanBeSaidToo() throws Exception {
        assertThat(read("pull: never", "--pull", "always").pull()).isEqualTo(PullPolicy.ALWAYS);
        assertThatThrownBy(() -> read("pull: never", "--pull", "often")).hasMessageContaining("missing, always or never");
    }

    @Test
    void whatIsNoOutputIsBadUsage() {
        assertThatThrownBy(() -> read("output: docker", "--output", "podman"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--output: 'podman' is not allowed; allowed: docker, registry, oci:DIR or archive:FILE");
        assertThatThrownBy(() -> read("output: docker", "--output", "oci:")).isInstanceOf(UsageException.class);
    }

    private List<String> outputs(String image, String... arguments) throws Exception {
        return read(image, arguments).outputs().stream().map(ImageOutput::toString).toList();
    }

    private OutputOptions read(String image, String... arguments) throws Exception {
        Path file = Files.writeString(directory.resolve("spec.yml"), "image: {tags: coop, " + image + "}\n");
        SpecFile spec = CommandLine.populateCommand(new SpecFile(), file.toString());
        return CommandLine.populateCommand(new OutputFlags(), arguments).plan(spec).image().output();
    }
}
