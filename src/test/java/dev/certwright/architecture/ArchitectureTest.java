package dev.certwright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Arrows only point down. Relaxing one of these rules is a decision, not a fix.
@AnalyzeClasses(packages = "dev.certwright", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "dev.certwright.";

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("model")
            .definedBy(BASE + "model..")
            .layer("text")
            .definedBy(BASE + "text..")
            .layer("pki")
            .definedBy(BASE + "pki..")
            .layer("tls")
            .definedBy(BASE + "tls..")
            .layer("store")
            .definedBy(BASE + "store..")
            .layer("service")
            .definedBy(BASE + "service..")
            .layer("ui")
            .definedBy(BASE + "ui..")
            .layer("cli")
            .definedBy(BASE + "cli..")
            .layer("app")
            .definedBy(BASE + "app..")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("text")
            .mayOnlyAccessLayers("model")
            .whereLayer("pki")
            .mayOnlyAccessLayers("model")
            .whereLayer("tls")
            .mayOnlyAccessLayers("model")
            .whereLayer("store")
            .mayOnlyAccessLayers("model")
            .whereLayer("service")
            .mayOnlyAccessLayers("model", "pki", "tls", "store")
            .whereLayer("ui")
            .mayOnlyAccessLayers("model", "text", "service")
            .whereLayer("cli")
            .mayOnlyAccessLayers("model", "text", "service")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching(BASE + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule servicesDoNotUseEachOther = slices().matching(BASE + "service.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule coreKnowsNoToolkit = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "ui..", BASE + "app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule bouncyCastleStaysBelowTheServices = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "pki..", BASE + "tls..", BASE + "store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule theStoreTakesArgon2OnlyFromBouncyCastle = noClasses()
            .that()
            .resideInAPackage(BASE + "store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.bouncycastle.asn1..",
                    "org.bouncycastle.cert..",
                    "org.bouncycastle.tls..",
                    "org.bouncycastle.jce..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule viewModelsKnowNoNodes = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .or()
            .haveSimpleName("WizardModel")
            .or()
            .haveSimpleName("Field")
            .or()
            .haveSimpleName("Background")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx.scene..",
                    "javafx.stage..",
                    "javafx.fxml..",
                    "javafx.application..",
                    "javafx.concurrent..",
                    "org.controlsfx..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllersKnowNoServices = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "service..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noMutableStatics =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule onlyMainTouchesTheStandardStreams =
            noClasses().that().resideOutsideOfPackage(BASE + "app..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule noJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
