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
