package dev.heddle.jupyter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house: arrows point one way. */
@AnalyzeClasses(packages = "dev.heddle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule tasks_depend_on_nothing = classes()
            .that()
            .resideInAPackage("dev.heddle.tasks..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.heddle.tasks..", "java..", "jdk..", "org.jspecify..");

    @ArchTest
    static final ArchRule trace_depends_on_the_jdk_only = classes()
            .that()
            .resideInAPackage("dev.heddle.trace..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.heddle.trace..", "java..", "jdk..", "com.sun.management..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_agent_depends_on_the_jdk_only = classes()
            .that()
            .resideInAPackage("dev.heddle.agent..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.heddle.agent..", "java..", "jdk.jfr..", "org.jspecify..");

    @ArchTest
    static final ArchRule lessons_know_no_kernel = noClasses()
            .that()
            .resideInAPackage("dev.heddle.lessons..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.heddle.jupyter..");

    @ArchTest
    static final ArchRule the_kernel_knows_no_lesson = noClasses()
            .that()
            .resideInAPackage("dev.heddle.jupyter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.heddle.lessons..");

    @ArchTest
    static final ArchRule the_hooks_depend_on_nothing_that_the_boot_loader_has_not = classes()
            .that()
            .resideInAPackage("dev.heddle.agent.hook..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.heddle.agent.hook..", "java..", "jdk.jfr..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_model_knows_no_view = noClasses()
            .that()
            .resideInAPackage("dev.heddle.trace.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.heddle.trace", "dev.heddle.trace.view..");

    @ArchTest
    static final ArchRule the_engine_knows_nothing_of_jupyter = noClasses()
            .that()
            .resideInAPackage("dev.heddle.jupyter.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.dflib..", "org.zeromq..");

    @ArchTest
    static final ArchRule the_kernels_packages_form_no_cycle =
            slices().matching("dev.heddle.jupyter.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_extension_joins_kernel_and_tracer = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.heddle.jupyter.engine..",
                    "dev.heddle.jupyter.protocol..",
                    "dev.heddle.jupyter.output..",
                    "dev.heddle.jupyter.errors..",
                    "dev.heddle.jupyter.magics..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.heddle.trace..")
                    .and(not(resideInAPackage("dev.heddle.trace.text")))); // text made safe to show is nobody's secret
}
