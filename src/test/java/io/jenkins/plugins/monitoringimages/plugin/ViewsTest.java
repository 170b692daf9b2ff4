package io.jenkins.plugins.monitoringimages.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.plugin.config.MonitoringImagesConfiguration;
import io.jenkins.plugins.monitoringimages.plugin.config.RegistryLogin;
import io.jenkins.plugins.monitoringimages.plugin.form.CopiedFilesForm;
import io.jenkins.plugins.monitoringimages.plugin.form.ScrapeJobForm;
import io.jenkins.plugins.monitoringimages.plugin.stack.BuildMonitoringStackStep;
import io.jenkins.plugins.monitoringimages.plugin.stack.MonitoringStackBuilder;
import io.jenkins.plugins.monitoringimages.plugin.steps.BuildMonitoringImageStep;
import io.jenkins.plugins.monitoringimages.plugin.steps.MonitoringImageBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What can be told of the views without a Jenkins: every field is there and has its help, and no page needs inline script. */
class ViewsTest {

    private static final Pattern TEXT_KEY = Pattern.compile("\\$\\{%([^}(]+)");
    private static final Path SOURCES = sources();

    @ParameterizedTest
    @ValueSource(classes = {
        BuildMonitoringImageStep.class,
        MonitoringImageBuilder.class,
        BuildMonitoringStackStep.class,
        MonitoringStackBuilder.class,
        ScrapeJobForm.class,
        CopiedFilesForm.class,
        MonitoringImagesConfiguration.class,
        RegistryLogin.class
    })
    void everyFieldIsAPropertyWithHelp(Class<?> type) throws Exception {
        Set<String> getters = Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());

        for (String field : fields(parse(SOURCES.resolve(path(type) + "/config.jelly")))) {
            String capitalised = Character.toUpperCase(field.charAt(0)) + field.substring(1);
            assertThat(getters).containsAnyOf("get" + capitalised, "is" + capitalised);
            assertThat(SOURCES.resolve(path(type) + "/help-" + field + ".html")).exists();
        }
    }

    @Test
    void everyArgumentHasAFieldAndHelp() throws Exception {
        Set<String> fields = fields(parse(SOURCES.resolve(path(BuildMonitoringImageStep.class) + "/config.jelly")));

        Stream<String> setters = Arrays.stream(BuildMonitoringImageStep.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4));

        assertThat(setters.filter(name -> !name.equals("platforms"))).isSubsetOf(fields);
        assertThat(SOURCES.resolve(path(BuildMonitoringImageStep.class) + "/help-platforms.html")).exists();
    }

    @TestFactory
    Stream<DynamicTest> everyViewIsEscapedAndHasNeitherScriptNorStyle() throws IOException {
        return views().map(view -> DynamicTest.dynamicTest(name(view), () -> {
            assertThat(Files.readString(view)).startsWith("<?jelly escape-by-default='true'?>");
            NodeList elements = parse(view).getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                assertThat(element.getTagName()).isNotIn("script", "style", "st:bind");
                for (int j = 0; j < element.getAttributes().getLength(); j++) {
                    String attribute = element.getAttributes().item(j).getNodeName();
                    assertThat(attribute).isNotEqualTo("style").doesNotStartWith("on");
                    assertThat(element.getAttributes().item(j).getNodeValue()).doesNotContain("javascript:");
                }
                assertThat(element.getTagName() + element.getAttribute("value"))
                        .as("text that is not escaped").doesNotStartWith("j:out");
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyTextOfAViewIsInItsProperties() throws IOException {
        return views().map(view -> DynamicTest.dynamicTest(name(view), () -> {
            Set<String> keys = new LinkedHashSet<>();
            Matcher matcher = TEXT_KEY.matcher(Files.readString(view));
            while (matcher.find()) {
                keys.add(matcher.group(1));
            }
            Path file = view.resolveSibling(view.getFileName().toString().replace(".jelly", ".properties"));
            Properties texts = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    texts.load(in);
                }
            }
            assertThat(texts.stringPropertyNames()).containsAll(keys);
        }));
    }

    private static Set<String> fields(Document view) {
        Set<String> fields = new LinkedHashSet<>();
        NodeList elements = view.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            String field = ((Element) elements.item(i)).getAttribute("field");
            if (!field.isEmpty()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static Document parse(Path view) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(view.toFile());
    }

    private static Stream<Path> views() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> views = files.filter(file -> file.toString().endsWith(".jelly")).sorted().toList();
            assertThat(views).isNotEmpty();
            return views.stream();
        }
    }

    private static String name(Path view) {
        return SOURCES.relativize(view).toString();
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /** The folder src/main/resources of the tree that is tested, found from where the tests are. */
    private static Path sources() {
        URL here = ViewsTest.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            for (Path folder = Path.of(here.toURI()); folder != null; folder = folder.getParent()) {
                Path sources = folder.resolve("src/main/resources");
                if (Files.isDirectory(sources)) {
                    return sources;
                }
            }
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        throw new IllegalStateException("No src/main/resources above " + here);
    }
}
