package io.jenkins.plugins.monitoringimages;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house, and the walls between them. */
class ArchitectureTest {

    private static final String HOUSE = "io.jenkins.plugins.monitoringimages.";
    private static final String[] PLAIN_JAVA = {"java..", "javax.."};
    private static final Set<String> CLOCKS = Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC",
            "systemDefaultZone", "system");
    private static final Set<String> SURROUNDINGS = Set.of("getenv", "getProperty", "getProperties");

    /** What is told the time and its surroundings instead of asking for them. */
    private static final List<String> CORE = List.of(
            "mask",
            "model", "event", "yaml", "component..", "checker", "http..", "cache", "archive", "bundle", "release..", "image..", "oci..",
            "spec..", "build..", "stack..",
            "notify");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.monitoringimages");

    /** A package, the rooms that it may use beside itself, and the libraries. */
    private record Room(String name, List<String> rooms, List<String> libraries) {

        Room(String name, List<String> rooms, String... libraries) {
            this(name, rooms, List.of(libraries));
        }

        String[] allowed() {
            List<String> packages = new ArrayList<>(List.of(PLAIN_JAVA));
            packages.add(HOUSE + name);
            rooms.forEach(room -> packages.add(HOUSE + room));
            packages.addAll(libraries);
            return packages.toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Room> rooms() {
        return Stream.of(
                new Room("model", List.of()),
                new Room("event", List.of("model")),
                new Room("yaml", List.of("model"), "org.yaml.snakeyaml..", "com.google.re2j.."),
                new Room("mask", List.of("model"), "org.yaml.snakeyaml.."),
                new Room("notify", List.of("model")),
                new Room("component", List.of("yaml", "event", "model")),
                new Room("component.catalog", List.of("component", "yaml", "model")),
                new Room("component.http", List.of("yaml", "model")),
                new Room("component.grafana", List.of("component", "yaml", "model")),
                new Room(
                        "component.prometheus",
                        List.of("component", "component.prometheus.check", "component.prometheus.rules", "yaml", "model")),
                new Room("component.prometheus.check",
                        List.of("component.http", "component.prometheus.discovery", "component.prometheus.rules", "yaml",
                                "model")),
                new Room("component.prometheus.discovery", List.of("component.http", "yaml", "model")),
                new Room("component.prometheus.rules", List.of("yaml", "model")),
                new Room("checker", List.of("component..", "yaml", "event", "model")),
                new Room("http", List.of("http.body", "event", "model")),
                new Room("http.body", List.of()),
                new Room("cache", List.of("model")),
                new Room("archive", List.of(), "org.apache.commons.compress.."),
                new Room("bundle", List.of("archive", "image", "model"), "org.apache.commons.compress.."),
                new Room("release", List.of("cache", "component", "event", "model")),
                new Room(
                        "release.tarball", List.of("archive", "release", "component", "model"), "org.apache.commons.compress.."),
                new Room(
                        "release.download",
                        List.of("release.tarball", "release", "http", "cache", "component", "event", "model")),
                new Room("image", List.of("model")),
                new Room("image.smoke", List.of("image", "model")),
                new Room("image.dockerfile", List.of("image", "model")),
                new Room(
                        "oci",
                        List.of("archive", "image", "model"),
                        "com.fasterxml.jackson..",
                        "org.apache.commons.compress.."),
                new Room(
                        "oci.store",
                        List.of("oci", "oci.read", "image", "model"),
                        "com.fasterxml.jackson..",
                        "org.apache.commons.compress.."),
                new Room(
                        "oci.read",
                        List.of("oci", "image", "model"),
                        "com.fasterxml.jackson..",
                        "org.apache.commons.compress.."),
                new Room(
                        "oci.inspect",
                        List.of("oci.read", "component", "component.catalog", "image", "model"),
                        "com.fasterxml.jackson.."),
                new Room(
                        "oci.registry",
                        List.of("oci.registry.login", "oci.read", "oci", "http..", "cache", "image", "event", "model"),
                        "com.fasterxml.jackson.."),
                new Room(
                        "oci.registry.login", List.of("http", "event", "model"), "com.fasterxml.jackson.."),
                new Room("spec", List.of("component..", "release", "notify", "model")),
                new Room(
                        "spec.reader",
                        List.of("spec", "component..", "yaml", "release", "notify", "model"),
                        "org.yaml.snakeyaml.."),
                new Room(
                        "spec.reference",
                        List.of("spec.reader", "component.catalog", "release", "notify", "model"),
                        "com.fasterxml.jackson.."),
                new Room("build.report", List.of("image..", "event", "model")),
                new Room(
                        "build.config",
                        List.of("mask", "spec", "component..", "checker", "release..", "yaml", "event", "model")),
                new Room("build.release", List.of("build.report", "release", "cache", "component", "image", "event", "model")),
                new Room(
                        "build.image",
                        List.of("build.config", "spec", "component", "image..", "oci", "docker.engine", "docker.build",
                                "docker.images", "event", "model")),
                new Room(
                        "build",
                        List.of("build..", "bundle", "spec", "mask", "component..", "checker", "http", "cache", "release..", "image..", "oci..",
                                "docker..", "yaml", "event", "model")),
                new Room(
                        "docker.connection",
                        List.of("docker.transport", "image", "model"),
                        "com.github.dockerjava..",
                        "org.apache.hc..",
                        "com.fasterxml.jackson..",
                        "org.bouncycastle.."),
                new Room(
                        "docker.transport",
                        List.of("docker.connection", "image", "model"),
                        "com.github.dockerjava..",
                        "org.apache.hc.."),
                new Room(
                        "docker.images",
                        List.of("docker.connection", "image", "event", "model"),
                        "com.github.dockerjava..",
                        "com.fasterxml.jackson.."),
                new Room(
                        "docker.load",
                        List.of("docker.images", "docker.connection", "docker.transport", "image", "model"),
                        "com.github.dockerjava..",
                        "com.fasterxml.jackson..",
                        "org.apache.commons.compress.."),
                new Room(
                        "docker.save",
                        List.of("docker.images", "docker.connection", "image", "model"),
                        "com.github.dockerjava..",
                        "com.fasterxml.jackson..",
                        "org.apache.commons.compress.."),
                new Room(
                        "docker.build",
                        List.of("docker.save", "docker.load", "docker.images", "docker.connection", "docker.transport", "image",
                                "event", "model"),
                        "com.github.dockerjava..",
                        "org.apache.commons.compress.."),
                new Room(
                        "docker.network",
                        List.of("docker.smoke", "docker.connection", "image", "event", "model"),
                        "com.github.dockerjava.."),
                new Room("docker.smoke", List.of("docker.connection", "image..", "event", "model"), "com.github.dockerjava.."),
                new Room(
                        "docker.engine",
                        List.of("docker.network", "docker.build", "docker.save", "docker.load", "docker.smoke", "docker.images",
                                "docker.connection", "oci.read", "image..", "event", "model"),
                        "com.github.dockerjava.."),
                new Room(
                        "stack",
                        List.of("stack.compose", "build..", "spec", "component..", "docker.connection", "docker.engine",
                                "docker.network", "docker.smoke", "image..", "event", "model"),
                        "com.fasterxml.jackson.."),
                new Room("stack.compose", List.of("yaml", "model")),
                new Room("slack", List.of("notify", "http", "model"), "com.fasterxml.jackson.."),
                new Room("cli.output", List.of("component", "stack", "spec", "build.report", "oci.inspect", "oci.read", "image..", "event", "model"), "com.fasterxml.jackson.."),
                new Room(
                        "cli.input",
                        List.of("build..", "spec..", "component..", "release..", "http", "cache", "image..", "oci..", "docker..",
                                "yaml", "event", "model"),
                        "picocli.."),
                new Room(
                        "cli",
                        List.of(
                                "cli..", "stack", "build..", "spec..", "component..", "release..", "http", "cache", "image..", "oci..", "docker..", "slack",
                                "notify", "yaml", "event", "model"),
                        "picocli..",
                        "com.fasterxml.jackson..",
                        "org.yaml.snakeyaml.."));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesWhatItMayAndNothingElse(Room room) {
        classes()
                .that()
                .resideInAPackage(HOUSE + room.name())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(room.allowed())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyClassIsInARoom() {
        String[] packages = Stream.concat(rooms().map(room -> HOUSE + room.name()), Stream.of(HOUSE + "plugin.."))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(packages).check(CLASSES);
    }

    @Test
    void theRoomsHaveNoCycles() {
        slices().matching(HOUSE + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void valuesTextsAndRulesTouchNeitherFilesNorNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(Stream.of("model", "event", "mask", "yaml", "component..", "image.dockerfile", "spec..", "notify")
                        .map(room -> HOUSE + room)
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat(filesAndNetwork())
                .check(CLASSES);
    }

    @Test
    void theCoreIsToldTheTimeAndItsSurroundings() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE.stream().map(room -> HOUSE + room).toArray(String[]::new))
                .should()
                .accessTargetWhere(describe(
                        "reads a clock, the environment or system properties",
                        (JavaAccess<?> access) -> readsSurroundings(access.getTarget())))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> filesAndNetwork() {
        // The name of a path is no file.
        DescribedPredicate<JavaClass> names = describe("are names", type -> Set.of(
                        "java.nio.file.Path", "java.nio.file.InvalidPathException")
                .contains(type.getName()));
        return resideInAnyPackage("java.nio.file..", "java.net.http..", "java.nio.channels..")
                .and(DescribedPredicate.not(names))
                .or(describe("are files, streams of files or sockets", type -> Set.of(
                                "java.io.File",
                                "java.io.FileInputStream",
                                "java.io.FileOutputStream",
                                "java.io.FileReader",
                                "java.io.FileWriter",
                                "java.io.RandomAccessFile",
                                "java.net.Socket",
                                "java.net.URLConnection",
                                "java.lang.ProcessBuilder")
                        .contains(type.getName())));
    }

    private static boolean readsSurroundings(AccessTarget target) {
        String owner = target.getOwner().getName();
        boolean system = owner.equals("java.lang.System");
        boolean time = system || owner.startsWith("java.time.");
        boolean withoutClock = !(target instanceof AccessTarget.MethodCallTarget method)
                || method.getRawParameterTypes().stream().noneMatch(type -> type.getName().equals("java.time.Clock"));
        return time && CLOCKS.contains(target.getName()) && withoutClock
                || system && SURROUNDINGS.contains(target.getName());
    }
}
