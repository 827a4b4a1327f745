package org.warta.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.warta.consumer");

    @Test
    void purePartKnowsNeitherSpringNorKafkaNorTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.consumer.merge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "java.sql..",
                        "javax.sql..",
                        "org.warta.platform..",
                        "org.warta.consumer.store..",
                        "org.warta.consumer.stream..")
                .check(classes);
    }

    @Test
    void storeKnowsNothingOfTheStream() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.consumer.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.warta.consumer.stream..", "org.apache.kafka..")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.warta.consumer.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void dependsOnNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.warta.producer..",
                        "org.warta.enricher..",
                        "org.warta.reader..",
                        "org.warta.standalone..",
                        "org.warta.embedded..")
                .check(classes);
    }
}
