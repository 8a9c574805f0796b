package io.tallystone.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tallystone.wire.AnyOperation;

/** Which way data flows, and what may know what: the picture in ARCHITECTURE.md, enforced. */
@AnalyzeClasses(packages = "io.tallystone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule dataFlowsOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("engine")
          .definedBy("io.tallystone.engine..")
          .layer("wire")
          .definedBy("io.tallystone.wire..")
          .layer("server")
          .definedBy("io.tallystone.server..")
          .layer("collect")
          .definedBy("io.tallystone.collect..")
          .layer("app")
          .definedBy("io.tallystone.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("collect")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers("server", "app")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("server", "app")
          .because("a later stage never calls back into an earlier one");

  @ArchTest
  static final ArchRule theEngineKnowsNoProtocol =
      noClasses()
          .that()
          .resideInAPackage("io.tallystone.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "org.eclipse.jetty..", "java.net.http..")
          .because("storage and queries must not change when a protocol does");

  @ArchTest
  static final ArchRule theAgentKnowsNothingOfTheServer =
      noClasses()
          .that()
          .resideInAPackage("io.tallystone.collect..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tallystone.engine..", "io.tallystone.wire..", "io.tallystone.server..")
          .because("it runs on other hosts and works with AWS as well");

  @ArchTest
  static final ArchRule portsKnowNoImplementation =
      noClasses()
          .that()
          .resideInAPackage("io.tallystone.engine.spi..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tallystone.engine.journal..",
              "io.tallystone.engine.segment..",
              "io.tallystone.engine.catalog..",
              "io.tallystone.engine.store..")
          .because("Kafka, S3 and PostgreSQL implementations will stand beside the embedded ones");

  @ArchTest
  static final ArchRule onlyTheCatalogueKnowsItsDatabase =
      noClasses()
          .that()
          .resideInAPackage("io.tallystone.engine..")
          .and()
          .resideOutsideOfPackage("io.tallystone.engine.catalog..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..")
          .because("the ports are what the rest of the engine works with");

  @ArchTest
  static final ArchRule enginePackagesHaveNoCycles =
      slices()
          .matching("io.tallystone.engine.(*)..")
          .should()
          .beFreeOfCycles()
          .because("it reads like a book");

  @ArchTest
  static final ArchRule wirePackagesHaveNoCycles =
      slices()
          .matching("io.tallystone.wire.(*)..")
          .should()
          .beFreeOfCycles()
          .because("it reads like a book");

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices()
          .matching("io.tallystone.server.(*)..")
          .should()
          .beFreeOfCycles()
          .because("features meet only on the edges that ARCHITECTURE.md names");

  @ArchTest
  static final ArchRule operationsArePrivateToTheirService =
      classes()
          .that()
          .areAssignableTo(AnyOperation.class)
          .and()
          .areNotInterfaces()
          .should()
          .notBePublic()
          .because("an operation is reached through its service only");

  @ArchTest
  static final ArchRule nothingIsCalledAfterNothing =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .because("a name says what the thing is");

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.tallystone.app..", "io.tallystone.wire.tables..")
          .and()
          // Jetty stamps its connections with the system clock: their age is told by it alone.
          .doNotHaveSimpleName("ConnectionGuard")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .because("tests decide what time it is");
}
