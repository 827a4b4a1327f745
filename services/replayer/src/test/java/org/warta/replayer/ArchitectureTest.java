package org.warta.replayer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses REPLAYER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.warta.replayer");

    @Test
    void whatAReplayIsKnowsNeitherKafkaNorSpring() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.replayer.replay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "java.sql..", "org.warta.platform..")
                .check(REPLAYER);
    }

    @Test
    void verdictsKnowNeitherKafkaNorSpringNorTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.replayer.reconcile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "java.sql..",
                        "org.warta.platform..",
                        "org.warta.replayer.stream..",
                        "org.warta.replayer.reconcile.store..",
                        "org.warta.replayer.reconcile.stream..",
                        "org.warta.replayer.reconcile.http..")
                .check(REPLAYER);
    }

    @Test
    void databaseIsAskedByTheStoreAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warta.replayer.reconcile.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(REPLAYER);
    }

    @Test
    void commandsKnowTheApiAndNotTheService() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.replayer.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "org.warta.replayer.stream..",
                        "org.warta.replayer.http..",
                        "org.warta.replayer.reconcile.stream..",
                        "org.warta.replayer.reconcile.http..")
                .allowEmptyShould(true) // until there is a command
                .check(REPLAYER);
    }

    @Test
    void whatADeadLetterIsKnowsNeitherKafkaNorHttp() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.replayer.deadletter")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "java.sql..",
                        "org.warta.platform..",
                        "org.warta.replayer.stream..",
                        "org.warta.replayer.deadletter.stream..",
                        "org.warta.replayer.deadletter.http..")
                .check(REPLAYER);
    }

    @Test
    void howThePipelineIsKnowsNeitherKafkaNorSpring() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.replayer.pipeline")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "org.apache.kafka..", "java.sql..", "org.warta.platform.kafka..")
                .check(REPLAYER);
    }

    @Test
    void knowsNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.warta.producer..",
                        "org.warta.enricher..",
                        "org.warta.consumer..",
                        "org.warta.reader..",
                        "org.warta.standalone..",
                        "org.warta.embedded..")
                .check(REPLAYER);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.warta.replayer.(*)..").should().beFreeOfCycles().check(REPLAYER);
    }
}
