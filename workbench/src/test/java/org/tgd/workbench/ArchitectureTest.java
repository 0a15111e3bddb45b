package org.tgd.workbench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of who may know whom, and of what a result may depend on. */
class ArchitectureTest {
  private static JavaClasses classes;

  @BeforeAll
  static void importAll() {
    classes =
        new ClassFileImporter()
            .withImportOption(
                location ->
                    !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("org.tgd");
    for (String module :
        List.of("core", "chem", "radiotherapy", "codeeval", "benchmarks", "workbench")) {
      assertThat(classes).anyMatch(each -> each.getPackageName().startsWith("org.tgd." + module));
    }
  }

  @Test
  void coreKnowsNoField() {
    noClasses()
        .that()
        .resideInAPackage("org.tgd.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.tgd.chem..",
            "org.tgd.radiotherapy..",
            "org.tgd.codeeval..",
            "org.tgd.benchmarks..",
            "org.tgd.workbench..")
        .check(classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chem", "radiotherapy", "codeeval"})
  void aFieldKnowsCoreAlone(String field) {
    noClasses()
        .that()
        .resideInAPackage("org.tgd." + field + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.tgd..")
                .and(resideOutsideOfPackages("org.tgd.core..", "org.tgd." + field + "..")))
        .check(classes);
  }

  @ParameterizedTest
  @CsvSource({
    "dev.langchain4j.., org.tgd.core.engine..",
    "org.openscience.., org.tgd.chem..",
    "picocli.., org.tgd.workbench.cli..",
    "ch.qos.logback.., org.tgd.workbench.cli..",
  })
  void aLibraryStaysInItsPlace(String library, String place) {
    noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(classes);
  }

  @Test
  void theWorkbenchIsOnTop() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.tgd.workbench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tgd.workbench..")
        .check(classes);
  }

  /** What a field adds comes through core.spi; only its own commands and studies know it. */
  @Test
  void runsAndReportsKnowNoField() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.tgd.workbench.report..",
            "org.tgd.workbench.serve..",
            "org.tgd.workbench.export..",
            "org.tgd.workbench.cli",
            "org.tgd.workbench.cli.base..",
            "org.tgd.workbench.cli.run..")
        .and()
        .doNotHaveSimpleName("Equipment")
        .and()
        .doNotHaveSimpleName("DoctorCommand")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tgd.chem..", "org.tgd.radiotherapy..", "org.tgd.codeeval..")
        .check(classes);
  }

  @Test
  void randomnessIsHandedDown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, ThreadLocalRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(classes);
  }

  @Test
  void noResultDependsOnTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.tgd.benchmarks..",
            "org.tgd.workbench..",
            "org.tgd.core.budget..",
            "org.tgd.core.engine..",
            "org.tgd.core.journal..",
            "org.tgd.core.run..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(classes);
  }

  @Test
  void nothingMutableIsGlobal() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .and()
        // a process of its own, whose generated stubs of solutions have no other way to the wire
        .areNotDeclaredIn("org.tgd.codeeval.guest.Remote")
        .should()
        .beFinal()
        .check(classes);
  }

  @Test
  void onlyTheCommandTouchesTheStandardStreams() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.tgd.workbench.cli.Tgd")
        .and()
        // processes of their own: what runs inside a sandbox, and studies with a main
        .resideOutsideOfPackages("org.tgd.codeeval.guest..", "org.tgd.benchmarks.study..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(classes);
  }

  @Test
  void modulesAndFieldsHaveNoCycles() {
    slices().matching("org.tgd.(*)..").should().beFreeOfCycles().check(classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "chem", "radiotherapy", "codeeval", "benchmarks", "workbench"})
  void packagesOfAModuleHaveNoCycles(String module) {
    slices()
        .assignedFrom(new PackageSlices("org.tgd." + module))
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  /** Each package is a slice of its own, the root included. */
  private record PackageSlices(String root) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass each) {
      String name = each.getPackageName();
      return name.equals(root) || name.startsWith(root + ".")
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + root;
    }
  }
}
