package org.warta.producer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses PRODUCER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.warta.producer");

    @Test
    void onlyTheEdgeKnowsKafkaAndSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.warta.producer",
                        "org.warta.producer.http",
                        "org.warta.producer.stream",
                        "org.warta.producer.sources",
                        "org.warta.producer.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "java.sql..", "org.warta.platform..")
                .check(PRODUCER);
    }

    @Test
    void knowsNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.warta.enricher..", "org.warta.consumer..", "org.warta.reader..")
                .check(PRODUCER);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.warta.producer.(*)..").should().beFreeOfCycles().check(PRODUCER);
    }
}
