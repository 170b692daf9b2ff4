package io.jenkins.plugins.monitoringimages.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.monitoringimages.model.BuildException;
import io.jenkins.plugins.monitoringimages.spec.BuildSpec;
import io.jenkins.plugins.monitoringimages.spec.SpecException;
import io.jenkins.plugins.monitoringimages.spec.SpecFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentKeyTest {

    private static final String REST = "\nversion: 1.2.3\nimage: {tags: [mine]}\n";
    private static final String MINE = "id: mine\nports: [9999]\narchive: {repository: me/mine}\n";

    private final SpecFiles files = path -> {
        if (!path.equals("components/mine.yml")) {
            throw new BuildException("There is no file " + path);
        }
        return MINE;
    };

    @Test
    void aMappingDeclaresTheComponent() throws Exception {
        BuildSpec spec = read("component:\n  id: mine\n  ports: [9999]\n  archive: {repository: me/mine}" + REST);

        assertThat(spec.componentId()).isEqualTo("mine");
        assertThat(spec.component().port()).isEqualTo(9999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"components/mine.yml", "./components/mine.yml"})
    void soDoesAFile(String path) throws Exception {
        assertThat(read("component: " + path + REST).component().releases()).endsWith("/me/mine/releases/download");
    }

    @Test
    void soDoesAText() throws Exception {
        assertThat(SpecReader.read(Map.of("component", MINE, "version", "1.2.3", "image", Map.of("tags", "mine"))).componentId())
                .isEqualTo("mine");
    }

    @Test
    void aSpecOfADeclaredComponentCanBeSentToAnotherMachine() throws Exception {
        BuildSpec spec = read("component:\n  id: mine\n  ports: [9999, 9999/udp]\n  archive: {repository: me/mine}" + REST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(spec);

        BuildSpec sent = (BuildSpec) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(sent).isEqualTo(spec);
        assertThat(sent.component()).isEqualTo(spec.component());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            component: prometeus                                  | component (line 1): 'prometeus' is not allowed; allowed: one of prometheus,
            component: ./other.yml                                | component (line 1): There is no file other.yml
            component: ../mine.yml                                | component (line 1): '../mine.yml' is not allowed; allowed: the path of one file
            component: {id: mine, ports: [1]}                     | component (line 1): one of archive, program, image must be configured
            """)
    void tellsWhatIsWrong(String component, String problem) {
        assertThatThrownBy(() -> read(component + REST)).isInstanceOfSatisfying(
                SpecException.class, e -> assertThat(e.problems()).singleElement().asString().startsWith(problem));
    }

    @Test
    void whatIsWrongWithAMappingIsToldAtTheLineOfTheSpec() {
        assertThatThrownBy(() -> read("image: {tags: [mine]}\ncomponent:\n  id: mine\n  ports: [0]\n  archive: {repositry: me/mine}\n"))
                .isInstanceOfSatisfying(SpecException.class, e -> assertThat(e.problems()).extracting(Object::toString)
                        .anySatisfy(line -> assertThat(line).startsWith("component (line 4): '0' is not allowed"))
                        .anySatisfy(line -> assertThat(line).startsWith("component (line 5): the key 'repositry' is not known")));
    }

    @Test
    void whatIsWrongWithAFileIsToldAtTheLineOfTheFile() {
        assertThatThrownBy(() -> SpecReader.read(
                        "component: mine.yml" + REST, Map.of(), new SpecContext(path -> "id: mine\nports: []\n", List.of(), "")))
                .hasMessageContaining("component (line 1): mine.yml:1:1: ");
    }

    @Test
    void aPublishedImageCannotBeMadeOnScratchOrPinnedByAChecksum() {
        assertThatThrownBy(() -> read("component: grafana\nversion: 12.2.0\nimage: {tags: [a], base: scratch}\nrelease: {sha256: "
                        + "0".repeat(64) + "}\n"))
                .isInstanceOfSatisfying(SpecException.class, e -> assertThat(e.problems()).extracting(Object::toString)
                        .anySatisfy(line -> assertThat(line).startsWith("image.base (line 3): 'scratch' is not allowed"))
                        .anySatisfy(line -> assertThat(line).startsWith("release.sha256 (line 4): pins a download")));
    }

    @Test
    void theDefaultBaseIsForThoseThatNeedOne() throws Exception {
        SpecContext context = new SpecContext(files, List.of(), "example.org/base:1");

        assertThat(SpecReader.read(Map.of("image", Map.of("tags", "a")), context).image().baseImage()).hasToString("Optional[example.org/base:1]");
        assertThat(SpecReader.read(Map.of("component", "grafana", "image", Map.of("tags", "a")), context).image().baseImage()).isEmpty();
    }

    private BuildSpec read(String text) throws SpecException {
        return SpecReader.read(text, Map.of(), new SpecContext(files, List.of(), ""));
    }
}
