package io.jenkins.plugins.monitoringimages.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code standalone/jenkins-api} declares exists in the real classes, with the same signatures: else what compiles
 * against the one would not run with the other.
 */
class DeclaredApiJenkinsTest {

    private static final Path DECLARATIONS = Path.of("standalone", "jenkins-api", "src", "main", "java");
    private static final int SAME_MODIFIERS = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC;

    @TempDir
    private Path compiled;

    private final List<String> problems = new ArrayList<>();

    @Test
    void everyDeclarationExistsInTheRealClasses() throws IOException, ReflectiveOperationException {
        compile();
        try (URLClassLoader declared = declarationsFirst();
                Stream<Path> files = Files.walk(compiled)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                compare(Class.forName(className(file), false, declared));
            }
        }
        assertThat(problems).isEmpty();
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(DECLARATIONS)) {
            List<Path> files = sources.filter(f -> f.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-proc:none", "-Xlint:none", "-nowarn", "-cp", classPath(), "-d", compiled.toString());
            boolean done = compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(files).isNotEmpty();
            assertThat(done).isTrue();
        }
    }

    private void compare(Class<?> declared) {
        Class<?> real;
        try {
            real = Class.forName(declared.getName(), false, getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            problems.add(declared.getName() + ": there is no such class");
            return;
        }
        require(real.isInterface() == declared.isInterface(), declared, "is a class here and an interface there");
        supertypes(declared).forEach(type -> require(
                allSupertypes(real).anyMatch(type::equals), declared, "is no " + type));
        for (Constructor<?> constructor : declared.getDeclaredConstructors()) {
            find(declared, constructor, Stream.of(real.getDeclaredConstructors()));
        }
        for (Method method : declared.getDeclaredMethods()) {
            find(declared, method, hierarchy(real).flatMap(type -> Stream.of(type.getDeclaredMethods())));
        }
        for (Field field : declared.getDeclaredFields()) {
            find(declared, field, hierarchy(real).flatMap(type -> Stream.of(type.getDeclaredFields())));
        }
    }

    /** Private members are only there to let a declaration compile. */
    private void find(Class<?> owner, Member declared, Stream<? extends Member> real) {
        if (!Modifier.isPrivate(declared.getModifiers()) && !declared.isSynthetic()) {
            require(real.anyMatch(member -> signature(member).equals(signature(declared))), owner, "has no " + signature(declared));
        }
    }

    private void require(boolean good, Class<?> where, String problem) {
        if (!good) {
            problems.add(where.getName() + ": " + problem);
        }
    }

    private static String signature(Member member) {
        String head = Modifier.toString(member.getModifiers() & SAME_MODIFIERS) + " ";
        if (member instanceof Field field) {
            return head + field.getGenericType().getTypeName() + " " + field.getName();
        }
        Executable executable = (Executable) member;
        String result = member instanceof Method method ? method.getGenericReturnType().getTypeName() : "new";
        return head + result + " " + member.getName() + names(executable.getGenericParameterTypes())
                + names(Stream.of(executable.getExceptionTypes())
                        .filter(type -> !RuntimeException.class.isAssignableFrom(type))
                        .sorted((a, b) -> a.getName().compareTo(b.getName()))
                        .toArray(Type[]::new));
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", "(", ")"));
    }

    private static Stream<String> supertypes(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces())).map(Class::getName);
    }

    private static Stream<String> allSupertypes(Class<?> type) {
        return hierarchy(type).map(Class::getName);
    }

    /** The type itself, and all that it extends and implements. */
    private static Stream<Class<?>> hierarchy(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                        .flatMap(DeclaredApiJenkinsTest::hierarchy));
    }

    private URLClassLoader declarationsFirst() throws MalformedURLException {
        List<URL> places = new ArrayList<>(List.of(compiled.toUri().toURL()));
        for (String entry : classPath().split(File.pathSeparator)) {
            places.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private String className(Path file) {
        String name = compiled.relativize(file).toString();
        return name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.');
    }

    /** Surefire hides it in the manifest of a jar of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
