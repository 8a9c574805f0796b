package io.tallystone.server.auth;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.tallystone.server.auth",
    importOptions = ImportOption.DoNotIncludeTests.class)
class AuthLayersTest {
  @ArchTest
  static final ArchRule DEPENDENCIES_HAVE_ONE_DIRECTION =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("policy")
          .definedBy("..auth.policy")
          .layer("store")
          .definedBy("..auth.store")
          .layer("access")
          .definedBy("..auth.access")
          .layer("operations")
          .definedBy("..auth.iam", "..auth.sts")
          .layer("facade")
          .definedBy("io.tallystone.server.auth")
          .whereLayer("facade")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("operations")
          .mayOnlyBeAccessedByLayers("facade")
          .whereLayer("access")
          .mayOnlyBeAccessedByLayers("operations", "facade")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("access", "operations", "facade")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("access", "operations", "facade")
          .because("a policy means the same wherever it is stored and whoever asks");
}
