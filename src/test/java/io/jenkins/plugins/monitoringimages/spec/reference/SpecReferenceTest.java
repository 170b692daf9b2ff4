package io.jenkins.plugins.monitoringimages.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import io.jenkins.plugins.monitoringimages.testing.Golden;
import io.jenkins.plugins.monitoringimages.testing.ProjectTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reader, table, reference and schema say the same. With {@code -Dmonitoringimages.update=true} the files are written anew; the tests
 * then pass.
 */
class SpecReferenceTest {

    private static final Path TREE = ProjectTree.file("");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SpecSchema.text());

    static Stream<SpecKey> keys() {
        return SpecReference.keys().stream();
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(TREE.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yml") && !isStack(file)).toList().stream();
        }
    }

    /** A stack has keys of its own. */
    private static boolean isStack(Path example) {
        try {
            return Files.readString(example).contains("\nmembers:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTableHasTheKeysThatTheReaderKnowsEachOnce() {
        assertThat(SpecMarkdown.paths()).isEqualTo(SpecReader.keys());
        assertThat(SpecReference.keys()).hasSameSizeAs(new HashSet<>(SpecMarkdown.paths()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theReaderRefusesTheWrongValueOfAKey(SpecKey key) {
        if (!key.wrong().isEmpty()) {
            assertThat(SpecMarkdown.error(key)).as(key.path()).hasValueSatisfying(message ->
                    assertThat(message).contains(key.path().replace("[]", "[0]")));
        }
    }

    @Test
    void theReferenceIsWhatTheTableSays() throws IOException {
        compare("spec.md", new SpecMarkdown(TREE.resolve("src/main/resources")).text());
    }

    @Test
    void theSchemaIsWhatTheTableSays() throws IOException {
        compare("spec.schema.json", SpecSchema.text());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsGood(Path example) throws Exception {
        assertThat(problems(Files.readString(example))).isEmpty();
    }

    @Test
    void aSpecWithEveryKeyIsGood() {
        assertThat(problems(Golden.text(SpecReader.class, "every-key.yml"))).isEmpty();
        assertThat(problems("component: ./components/mine.yml\nimage: {tags: coop}")).isEmpty();
        assertThat(problems("component: {id: mine}\nimage: {tags: coop}")).isEmpty();
        assertThat(problems("image: {tags: coop}\nversion: 3.10\nplatforms: linux/arm64\nrelease:\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "image: {tags: coop, tag: a}", "image: {}", "component: any\nimage: {tags: coop}", "image: {tags: coop}\nsmokeTest: on",
        "image: {tags: {}}", "image: {tags: coop}\nfiles: [{from: a}]", "image: {tags: coop}\nplatforms: [arm]"
    })
    void theSchemaRefusesUnknownKeysTypesAndChoices(String spec) {
        assertThat(problems(spec)).isNotEmpty();
    }

    private static Set<ValidationMessage> problems(String yaml) {
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        Object values = new Yaml(
                        new SafeConstructor(options), new Representer(dumping), dumping, options, new NewerYaml())
                .load(yaml);
        return SCHEMA.validate(new ObjectMapper().<JsonNode>valueToTree(values));
    }

    /** As editors read YAML since its version 1.2: on and off are texts. */
    private static final class NewerYaml extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private static void compare(String file, String expected) throws IOException {
        Path path = TREE.resolve("docs").resolve(file);
        if (Boolean.getBoolean("monitoringimages.update")) {
            Files.writeString(path, expected);
        }
        assertThat(path).as("to be written anew by bin/test -Dmonitoringimages.update=true -Dtest=SpecReferenceTest")
                .hasContent(expected);
    }
}
