package dev.heddle.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point one way; that the tracer knows nothing of JUnit is checked with the kernel. */
@AnalyzeClasses(packages = "dev.heddle.junit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule it_depends_on_the_tracer_and_on_what_tests_have_anyway = classes()
            .that()
            .resideInAPackage("dev.heddle.junit..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.heddle.junit..",
                    "dev.heddle.trace..",
                    "java..",
                    "org.jspecify..",
                    "org.junit.jupiter.api..",
                    "org.junit.platform.commons..",
                    "org.opentest4j..",
                    "org.assertj..");
}
