package org.warta.producer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.warta.platform.telemetry.LaneLatency;
import org.warta.platform.telemetry.Stage;

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
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..", "org.apache.kafka..", "java.sql..", "org.warta.platform..")
                        // the ledger's own meters know none of those
                        .and(not(belongToAnyOf(LaneLatency.class, Stage.class))))
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
