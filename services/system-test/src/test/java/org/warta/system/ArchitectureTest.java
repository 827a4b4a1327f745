package org.warta.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules between the modules; those inside a service stand in its own ArchitectureTest. */
class ArchitectureTest {
    private static final String[] SERVICES = {"producer", "enricher", "consumer", "reader"};

    private final JavaClasses warta = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.warta");

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("schemas")
                .definedBy("org.warta.schemas..", "org.warta.event..")
                .layer("platform")
                .definedBy("org.warta.platform..")
                .layer("embedded")
                .definedBy("org.warta.embedded..")
                .layer("services")
                .definedBy(packagesOf(SERVICES))
                .layer("standalone")
                .definedBy("org.warta.standalone..")
                .whereLayer("standalone")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("services")
                .mayOnlyBeAccessedByLayers("standalone")
                .whereLayer("embedded")
                .mayOnlyBeAccessedByLayers("standalone")
                .whereLayer("platform")
                .mayOnlyBeAccessedByLayers("services", "standalone")
                .check(warta);
    }

    @Test
    void servicesNeverDependOnEachOther() {
        for (String service : SERVICES) {
            noClasses()
                    .that()
                    .resideInAPackage("org.warta." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(java.util.Arrays.stream(SERVICES)
                            .filter(other -> !other.equals(service))
                            .map(other -> "org.warta." + other + "..")
                            .toArray(String[]::new))
                    .check(warta);
        }
    }

    @Test
    void contractsAndEmbeddedServersKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("org.warta.schemas..", "org.warta.event..", "org.warta.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(warta);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.warta.(*.*)..").should().beFreeOfCycles().check(warta);
    }

    @Test
    void everyPackageOfOursIsNullMarked() {
        for (JavaPackage each : warta.getDefaultPackage().getSubpackagesInTree()) {
            if (each.getName().startsWith("org.warta.")
                    && !each.getName().equals("org.warta.event")
                    && !each.getClasses().isEmpty()) {
                assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue();
            }
        }
    }

    @Test
    void noRecordHeaderNamesATypeToBeMade() {
        classes()
                .that()
                .resideInAPackage("org.warta..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.springframework.kafka.support.mapping..")
                .check(warta);
    }

    private static String[] packagesOf(String... services) {
        return java.util.Arrays.stream(services)
                .map(service -> "org.warta." + service + "..")
                .toArray(String[]::new);
    }
}
