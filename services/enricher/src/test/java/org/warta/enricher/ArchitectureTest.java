package org.warta.enricher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.warta.enricher");

    @Test
    void purePackagesKnowNoSpringAndNoKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.warta.enricher", "org.warta.enricher.stream", "org.warta.enricher.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "java.sql..",
                        "io.micrometer..",
                        "org.warta.platform..",
                        "org.warta.schemas.wire..",
                        "org.warta.schemas.topic..")
                .check(CLASSES);
    }

    /** So that a command starts at once; of the platform it asks the version only. */
    @Test
    void theCommandLineKnowsNoSpringAndNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.enricher.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "org.apache.kafka..", "java.sql..", "org.warta.enricher.stream")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsItsLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warta.enricher.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void theEnricherKnowsNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.warta.producer..", "org.warta.consumer..", "org.warta.reader..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.warta.enricher.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
