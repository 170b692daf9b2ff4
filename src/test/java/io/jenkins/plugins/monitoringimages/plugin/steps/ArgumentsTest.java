package io.jenkins.plugins.monitoringimages.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.monitoringimages.plugin.form.CopiedFilesForm;
import io.jenkins.plugins.monitoringimages.plugin.form.ScrapeJobForm;
import io.jenkins.plugins.monitoringimages.spec.reader.SpecReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

/** The keys of a spec, the arguments of the step, and its properties have the same names. */
class ArgumentsTest {

    private static final String JOBS = "config.scrapeJobs[].";
    private static final String FILES = "files[].";

    /** In Jenkins, Slack is told by a step of its own. */
    private static final String ELSEWHERE = "notify.";

    /** A registry is no part of a spec: the command line asks for the push itself. It names the spec, and replaces values of it. */
    private static final Set<String> BEYOND_THE_SPEC = Set.of("registry", "spec", "set");

    /** What the command line takes from the environment is a credential of Jenkins. */
    private static final Map<String, String> CREDENTIALS = Map.of("release.login", "mirrorCredentialsId");
    private static final Set<String> PASSWORDS = Set.of("release.passwordVariable");

    @Test
    void everyKeyOfASpecIsAnArgumentOfTheStep() {
        Set<String> expected = leaves()
                .filter(key -> !key.startsWith(JOBS) && !key.startsWith(FILES) && !key.startsWith(ELSEWHERE) && !PASSWORDS.contains(key))
                .map(key -> key.equals("docker.host")
                        ? "docker"
                        : CREDENTIALS.getOrDefault(key, key.substring(key.lastIndexOf('.') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(BEYOND_THE_SPEC);

        assertThat(arguments(BuildMonitoringImageStep.class)).isEqualTo(expected);
    }

    @Test
    void everyKeyOfAScrapeJobIsAnArgumentOfIt() {
        Set<String> expected = leaves()
                .filter(key -> key.startsWith(JOBS))
                .map(key -> key.substring(JOBS.length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(arguments(ScrapeJobForm.class)).isEqualTo(expected);
    }

    @Test
    void everyKeyOfCopiedFilesIsAnArgumentOfThem() {
        Set<String> expected = leaves()
                .filter(key -> key.startsWith(FILES))
                .map(key -> key.substring(FILES.length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(arguments(CopiedFilesForm.class)).isEqualTo(expected);
    }

    @Test
    void everyArgumentCanBeRead() {
        for (Class<?> type : Set.of(BuildMonitoringImageStep.class, ScrapeJobForm.class, CopiedFilesForm.class)) {
            Set<String> getters = Arrays.stream(type.getMethods())
                    .map(Method::getName)
                    .filter(name -> name.matches("(get|is)[A-Z].*"))
                    .map(name -> decapitalized(name.replaceFirst("get|is", "")))
                    .collect(Collectors.toSet());

            assertThat(getters).containsAll(arguments(type));
        }
    }

    /** All keys but those of sections. */
    private static Stream<String> leaves() {
        Set<String> keys = SpecReader.keys();
        return keys.stream().filter(key -> keys.stream().noneMatch(other -> other.startsWith(key + ".")));
    }

    private static Set<String> arguments(Class<?> type) {
        Set<String> names = Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> decapitalized(method.getName().substring("set".length())))
                .collect(Collectors.toCollection(TreeSet::new));
        // What the constructor takes is kept in final fields.
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isFinal(field.getModifiers()) && !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .forEach(names::add);
        return names;
    }

    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
