package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.monitoringimages.model.BuildMode;
import io.jenkins.plugins.monitoringimages.model.ImageOutput;
import io.jenkins.plugins.monitoringimages.model.PullPolicy;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.ImageOptions;
import io.jenkins.plugins.monitoringimages.spec.OutputOptions;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import io.jenkins.plugins.monitoringimages.spec.SpecProblem;
import io.jenkins.plugins.monitoringimages.testing.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an image is made, and where it is put. */
class ImageSectionTest {

    private static final String LONG_TAG = "coop:" + "x".repeat(123);

    @Test
    void anImageIsAssembledAndGoesToDockerUnlessSaidOtherwise() throws Exception {
        OutputOptions output = read("image: {tags: coop}").output();

        assertThat(output)
                .isEqualTo(new OutputOptions(
                        List.of(ImageOutput.docker()), PullPolicy.MISSING, BuildMode.ASSEMBLE, List.of(), false, List.of()));
        assertThat(output.needsEngine()).isTrue();
    }

    @Test
    void everyKeyIsRead() throws Exception {
        OutputOptions output =
                SpecReader.read(Golden.text(getClass(), "every-key.yml"), Map.of()).image().output();

        assertThat(output.outputs())
                .extracting(ImageOutput::toString)
                .containsExactly("docker", "registry", "oci:out/image", "archive:out/prometheus.tar");
        assertThat(output.pull()).isEqualTo(PullPolicy.ALWAYS);
        assertThat(output.build()).isEqualTo(BuildMode.DOCKERFILE);
        assertThat(output.instructions()).containsExactly("RUN adduser -D keeper");
        assertThat(output.keepReplaced()).isTrue();
        assertThat(output.insecureRegistries()).containsExactly("registry.example.org:5000");
    }

    @Test
    void oneOutputNeedsNoList() throws Exception {
        OutputOptions output = read("image: {tags: coop, output: registry}").output();

        assertThat(output.outputs()).containsExactly(ImageOutput.registry());
        assertThat(output.needsEngine()).isFalse();
    }

    @Test
    void ownInstructionsAreBuiltByAnEngine() throws Exception {
        OutputOptions output = read("image: {tags: coop, output: registry, instructions: [RUN id]}").output();

        assertThat(output.build()).isEqualTo(BuildMode.DOCKERFILE);
        assertThat(output.needsEngine()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            output: podman                         | output[0] | docker, registry, oci:DIR or archive:FILE
            output: []                             | output | at least one of docker
            output: [docker, docker]               | output | twice
            output: ['oci:out', 'archive:out']     | output | twice
            output: 'oci:/srv/images'              | output[0] | below the spec's folder
            output: 'archive:../prometheus.tar'    | output[0] | without '.' and '..'
            output: 'oci:$HOME'                    | output[0] | below the spec's folder
            output: {docker: true}                 | output | a mapping; allowed: a list
            pull: sometimes                        | pull | missing, always or never
            build: docker                          | build | assemble or dockerfile
            build: assemble, instructions: RUN id  | build | allowed: dockerfile
            keepReplaced: maybe                    | keepReplaced | true or false
            insecureRegistries: 'http://host'      | insecureRegistries[0] | a host or host:port
            insecureRegistries: 'host:65536'       | insecureRegistries[0] | a host or host:port
            insecureRegistries: 'host:'            | insecureRegistries[0] | a host or host:port
            insecureRegistries: 'u:secret@host'    | insecureRegistries[0] | a host or host:port
            """)
    void whatIsWrongIsToldWithWhatIsAllowed(String yaml, String key, String expected) {
        SpecException problems = problemsOf("image: {tags: coop, " + yaml + "}");

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("image." + key);
            assertThat(problem.message()).contains(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "host:5000", "[::1]:5000", "127.0.0.1:5000", "registry.example.org"})
    void aRegistryIsAHostAndAPort(String host) throws Exception {
        assertThat(SpecReader.read(Map.of("image", Map.of("tags", "coop", "insecureRegistries", host))).image().output()
                        .insecureRegistries())
                .containsExactly(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN adduser -D keeper", "run id", "ENV PATH=$PATH:/opt", "COPY rules /etc/rules", "ONBUILD RUN id", "USER root",
                "RUN cat <<<text", "LABEL a=b", "HEALTHCHECK CMD wget -q localhost"
            })
    void anInstructionIsOneLineOfADockerfile(String line) throws Exception {
        assertThat(instruction(line)).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM scratch", "from scratch", "RUN", "RUN id\nFROM scratch", "RUN id\rUSER root", "RUN id \\", "RUN id `",
                "RUN <<END", "COPY <<-'E' /x", "ENTRYPOINT [\"/x\"]", "CMD x", "ONBUILD FROM x", "ONBUILD ONBUILD RUN id",
                "# syntax=any/frontend", "adduser", "RUN\u0000id"
            })
    void nothingReachesBeyondItsLine(String line) {
        SpecException problems = catchThrowableOfType(SpecException.class, () -> instruction(line));

        assertThat(problems.problems()).singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("image.instructions[0]"));
    }

    @Test
    void aTagHasRoomForThePlatformWhereAnEngineNeedsIt() throws Exception {
        String two = "platforms: [linux/arm64, linux/arm/v7]\nimage: {tags: ['" + LONG_TAG + "'], output: ";

        assertThat(problemsOf(two + "docker}").problems()).extracting(SpecProblem::message).singleElement().asString()
                .contains("has no room for -arm64", "at most 122 characters");
        assertThat(read(two + "registry}").tags()).hasSize(1);
        assertThat(read("image: {tags: ['" + LONG_TAG + "']}").tags()).hasSize(1);
    }

    @Test
    void theCommandLineMayPutItAnywhere() throws Exception {
        ImageOutput absolute = ImageOutput.parse("oci:/srv/my images");

        BuildSpec plan = SpecReader.read(
                "image: {tags: coop, output: registry}", Map.of(), new SpecContext(SpecFiles.none(), List.of(absolute), ""));

        assertThat(plan.image().output().outputs()).containsExactly(absolute);
    }

    private static List<String> instruction(String line) throws SpecException {
        return SpecReader.read(Map.of("image", Map.of("tags", "coop", "instructions", List.of(line)))).image().output()
                .instructions();
    }

    private static ImageOptions read(String yaml) throws SpecException {
        return SpecReader.read(yaml, Map.of()).image();
    }

    private static SpecException problemsOf(String yaml) {
        return catchThrowableOfType(SpecException.class, () -> read(yaml));
    }
}
