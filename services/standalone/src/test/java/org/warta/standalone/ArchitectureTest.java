package org.warta.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.warta.standalone.pipeline.Service;

final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.warta.standalone");

    @Test
    void knowsOfTheServicesOnlyTheirApplicationsAndTheProducersLedger() {
        DescribedPredicate<JavaClass> insides = resideInAnyPackage(
                        "org.warta.producer..",
                        "org.warta.enricher..",
                        "org.warta.consumer..",
                        "org.warta.reader..",
                        "org.warta.replayer..")
                .and(DescribedPredicate.not(resideInAPackage("org.warta.producer.ledger")));

        noClasses()
                .that()
                .areNotAssignableTo(Service.class)
                .should()
                .dependOnClassesThat(insides)
                .check(CLASSES);
    }

    @Test
    void whatIsPrintedNeedsNeitherSpringNorKafka() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.standalone.console")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void thePipelineKnowsNothingOfTheTerminal() {
        classes()
                .that()
                .resideInAPackage("org.warta.standalone.pipeline")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(
                        resideInAnyPackage("org.warta.standalone.console", "org.warta.standalone")))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.warta.standalone.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
