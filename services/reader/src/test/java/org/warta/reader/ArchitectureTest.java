package org.warta.reader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.warta.reader");

    @Test
    void articlesKnowNeitherHttpNorTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.reader.article..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "java.sql..",
                        "javax.sql..",
                        "org.warta.platform..",
                        "org.warta.reader.http..",
                        "org.warta.reader.store..")
                .check(classes);
    }

    @Test
    void databaseIsAskedByTheStoreAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.warta.reader.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(classes);
    }

    @Test
    void liveEventsKnowNeitherKafkaNorHttpNorTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.reader.live")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "jakarta.servlet..",
                        "org.warta.platform..",
                        "org.warta.reader.live.stream..",
                        "org.warta.reader.live.http..",
                        "org.warta.reader.store..")
                .check(classes);
    }

    @Test
    void siteAsksTheCatalogue() {
        noClasses()
                .that()
                .resideInAPackage("org.warta.reader.site..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.warta.reader.store..",
                        "org.warta.reader.http..",
                        "org.warta.reader.live..",
                        "org.apache.kafka..",
                        "org.apache.lucene..")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.warta.reader.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void dependsOnNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.warta.producer..",
                        "org.warta.enricher..",
                        "org.warta.consumer..",
                        "org.warta.standalone..",
                        "org.warta.embedded..")
                .check(classes);
    }
}
