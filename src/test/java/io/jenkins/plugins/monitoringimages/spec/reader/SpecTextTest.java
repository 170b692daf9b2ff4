package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spec as text, beside the arguments of a step and the defaults of a system. */
class SpecTextTest {

    private static final String TEXT = """
            version: 2.53.4
            platforms: [linux/arm64, linux/arm/v7]
            config: {scrapeInterval: 20s}
            image: {tags: [coop]}
            """;

    @Test
    void whatStandsAboveItReplacesItsValuesAndKeepsTheOthers() throws SpecException {
        BuildSpec spec = read(TEXT, Map.of("platforms", List.of("linux/amd64")), Map.of());

        assertThat(spec.platforms()).hasToString("[linux/amd64]");
        assertThat(spec.version()).hasToString("2.53.4");
        assertThat(spec.image().tags()).hasToString("[coop:latest]");
    }

    @Test
    void whatStandsBelowItIsTakenWhereItSaysNothing() throws SpecException {
        Map<String, ?> below = Map.of(
                "release", Map.of("mirror", "http://mirror.example.org"), "image", Map.of("output", List.of("registry"), "tags", List.of("other")));

        BuildSpec spec = read(TEXT, Map.of(), below);

        assertThat(spec.release().mirror()).isEqualTo("http://mirror.example.org");
        assertThat(spec.image().output().outputs()).hasToString("[registry]");
        assertThat(spec.image().tags()).hasToString("[coop:latest]");
    }

    @Test
    void problemsKeepTheirLinesInIt() {
        assertThatThrownBy(() -> read(TEXT.replace("linux/arm64", "linux/arm63"), Map.of("version", "2.53.5"), Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("platforms[0] (line 2): 'linux/arm63'");
    }

    @Test
    void aTextThatIsNoMappingIsRefusedWhateverStandsAboveIt() {
        assertThatThrownBy(() -> read("[a, b]", Map.of("image", Map.of("tags", List.of("coop"))), Map.of()))
                .isInstanceOf(SpecException.class);
    }

    @Test
    void defaultsAreForEveryMemberOfAStackThatDoesNotSayOtherwise() throws SpecException {
        String yard = "members: {prometheus: {version: 2.53.5}, alertmanager: {version: 0.28.1, release: {mirror: 'http://own.example.org'}}}";

        StackSpec stack = StackReader.read(
                new SpecText(yard, Map.of()),
                Map.of("release", Map.of("mirror", "http://mirror.example.org/{component}")),
                SpecContext.none());

        assertThat(stack.members()).extracting(member -> member.build().release().mirror())
                .containsExactly("http://mirror.example.org/prometheus", "http://own.example.org");
    }

    private static BuildSpec read(String yaml, Map<String, ?> above, Map<String, ?> below) throws SpecException {
        return SpecReader.read(new SpecText(yaml, Map.of()), above, below, SpecContext.none());
    }
}
