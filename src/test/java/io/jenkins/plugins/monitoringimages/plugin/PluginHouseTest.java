package io.jenkins.plugins.monitoringimages.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of the Jenkins side, which is thin: whatever is no Jenkins is done by the engine. */
class PluginHouseTest {

    private static final String HOUSE = "io.jenkins.plugins.monitoringimages.";
    private static final String PLUGIN = HOUSE + "plugin..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.monitoringimages");

    @Test
    void theJenkinsSideNeitherWritesYamlNorSpeaksHttpOrDocker() {
        noClasses()
                .that()
                .resideInAPackage(PLUGIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.yaml..",
                        "java.net.http..",
                        "com.fasterxml.jackson..",
                        "org.apache.commons.compress..",
                        "com.github.dockerjava..",
                        HOUSE + "cli..")
                .check(CLASSES);
    }

    @Test
    void onlyWhatRunsOnTheAgentUsesDocker() {
        noClasses()
                .that()
                .resideInAPackage(PLUGIN)
                .and()
                .resideOutsideOfPackages(HOUSE + "plugin.remote..", HOUSE + "plugin.credentials..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE + "docker..")
                .check(CLASSES);
    }

    @Test
    void whatRunsOnTheAgentKnowsNoJenkins() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + "plugin.remote..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jenkins.model..", "com.cloudbees..", "org.kohsuke.stapler..")
                .check(CLASSES);
    }

    @Test
    void whatIsShownKnowsNothingOfWhatBuilds() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + "plugin.action..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HOUSE + "plugin.steps..",
                        HOUSE + "plugin.form..",
                        HOUSE + "plugin.remote..",
                        HOUSE + "plugin.credentials..",
                        HOUSE + "plugin.config..")
                .check(CLASSES);
    }

    @Test
    void roomsOfTheJenkinsSideHaveNoCycles() {
        slices().matching(HOUSE + "plugin.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingElseKnowsOfJenkins() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PLUGIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLUGIN, "hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "com.cloudbees..")
                .check(CLASSES);
    }
}
