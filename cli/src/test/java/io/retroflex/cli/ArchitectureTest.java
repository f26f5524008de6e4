package io.retroflex.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The direction of the data is the direction of the modules, and no arrow runs back. */
class ArchitectureTest {
    private static final JavaClasses RETROFLEX = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("io.retroflex");

    @Test
    void modulesDependOnlyOnThoseBeforeThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("vision")
                .definedBy("io.retroflex.vision..")
                .layer("gallery")
                .definedBy("io.retroflex.gallery..")
                .layer("evaluation")
                .definedBy("io.retroflex.evaluation..")
                .layer("audit")
                .definedBy("io.retroflex.audit..")
                .layer("training")
                .definedBy("io.retroflex.training..")
                .layer("scenes")
                .definedBy("io.retroflex.scenes..")
                .layer("server")
                .definedBy("io.retroflex.server..")
                .layer("cli")
                .definedBy("io.retroflex.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("evaluation")
                .mayOnlyBeAccessedByLayers("audit", "server", "cli")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("server")
                .mayOnlyAccessLayers("vision", "gallery", "evaluation", "audit")
                .whereLayer("audit")
                .mayOnlyAccessLayers("vision", "gallery", "evaluation")
                .whereLayer("training")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("training")
                .mayOnlyAccessLayers("vision")
                .whereLayer("scenes")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("scenes")
                .mayNotAccessAnyLayer()
                .whereLayer("gallery")
                .mayOnlyBeAccessedByLayers("evaluation", "audit", "server", "cli")
                .check(RETROFLEX);
    }

    @Test
    void theGalleryKnowsOfVisionOnlyTheEmbedding() {
        noClasses()
                .that()
                .resideInAPackage("io.retroflex.gallery..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.retroflex.vision..")
                        .and(JavaClass.Predicates.simpleName("Embedding").negate()))
                .check(RETROFLEX);
    }

    @Test
    void withinVisionTheDataFlowsOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("picture")
                .definedBy("io.retroflex.vision.picture")
                .layer("dicom")
                .definedBy("io.retroflex.vision.dicom")
                .layer("checkpoint")
                .definedBy("io.retroflex.vision.checkpoint")
                .layer("network")
                .definedBy("io.retroflex.vision.network")
                .layer("onnx")
                .definedBy("io.retroflex.vision.onnx")
                .layer("model")
                .definedBy("io.retroflex.vision.model")
                .layer("explain")
                .definedBy("io.retroflex.vision.explain")
                .whereLayer("explain")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("explain")
                .whereLayer("onnx")
                .mayOnlyBeAccessedByLayers("model")
                .whereLayer("network")
                .mayOnlyBeAccessedByLayers("onnx", "model")
                .whereLayer("checkpoint")
                .mayOnlyBeAccessedByLayers("network", "onnx", "model", "explain")
                .whereLayer("dicom")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("picture")
                .mayOnlyBeAccessedByLayers("dicom", "model", "explain")
                .check(RETROFLEX);
    }

    @Test
    void whatTrainingIsMadeOfKnowsNothingOfRuns() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.retroflex.training.torch",
                        "io.retroflex.training.optimize",
                        "io.retroflex.training.data",
                        "io.retroflex.training.augment",
                        "io.retroflex.training.sampling",
                        "io.retroflex.training.loss")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.retroflex.training.run",
                        "io.retroflex.training.learner",
                        "io.retroflex.training.metric",
                        "io.retroflex.training.student")
                .check(RETROFLEX);
    }

    /** See {@code Scalars}: the engine would read a number that is no longer there. The optimiser keeps no gradients. */
    @Test
    void whereGradientsRunNumbersLiveUntilTheyAreRead() {
        noClasses()
                .that()
                .resideInAPackage("io.retroflex.training..")
                .and()
                .resideOutsideOfPackage("io.retroflex.training.optimize")
                .should()
                .callMethodWhere(target(owner(assignableTo("ai.djl.ndarray.NDArray")))
                        .and(target(nameMatching("mul|div|mod|pow|maximum|minimum")))
                        .and(target(rawParameterTypes(Number.class))))
                .check(RETROFLEX);
    }

    @Test
    void noPackagesFormACircle() {
        slices().matching("io.retroflex.(**)").should().beFreeOfCycles().check(RETROFLEX);
    }

    @Test
    void everyPackageSaysThatNothingIsNull() {
        classes().should(liveInANullMarkedPackage()).check(RETROFLEX);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        item, marked, item.getPackageName() + " has no package-info.java with @NullMarked"));
            }
        };
    }
}
