package io.likeness;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.likeness.storage.LocalCopy;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.io.File;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.hibernate.annotations.DynamicUpdate;

/** House rules that the compiler cannot see. */
@AnalyzeClasses(packages = "io.likeness", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The engine and the command line start without Spring, a page, a database or a timer; package-info only states the plan. */
    @ArchTest
    static final ArchRule theEngineKnowsNoFramework = noClasses()
            .that(not(simpleName("package-info")))
            .and()
            .resideInAnyPackage("io.likeness.engine..", "io.likeness.workshop..", "io.likeness.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "com.vaadin..",
                    "java.sql..",
                    "javax.sql..",
                    "jakarta..",
                    "org.hibernate..",
                    "org.quartz..");

    @ArchTest
    static final ArchRule theEngineKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("io.likeness.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.likeness.common..",
                    "io.likeness.users..",
                    "io.likeness.quotas..",
                    "io.likeness.storage..",
                    "io.likeness.subjects..",
                    "io.likeness.prompts..",
                    "io.likeness.models..",
                    "io.likeness.tasks..",
                    "io.likeness.galleries..",
                    "io.likeness.studio..",
                    "io.likeness.admin..",
                    "io.likeness.shell..",
                    "io.likeness.cli..");

    /** Decision 19; the store's thumbnails read what the studio wrote itself. */
    @ArchTest
    static final ArchRule photosAreDecodedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("io.likeness.engine.image..", "io.likeness.storage..")
            .should()
            .callMethodWhere(target(owner(type(ImageIO.class))).and(target(nameMatching("read|getImageReader.*"))));

    /** Two who change different things of one row at the same moment: each writes only its own, or the second is told. */
    @ArchTest
    static final ArchRule entitiesWriteWhatChangedOrAreVersioned = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and(describe(
                    "have no version",
                    entity -> entity.getFields().stream().noneMatch(field -> field.isAnnotatedWith(Version.class))))
            .should()
            .beAnnotatedWith(DynamicUpdate.class);

    /** Decision 29: where stored files lie is the store's own business. */
    @ArchTest
    static final ArchRule storedFilesAreReachedByLeaseOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.likeness.storage..")
            .should()
            .accessTargetWhere(describe(
                    "a place in the store is told, but by a local copy",
                    access -> access.getTargetOwner().getPackageName().startsWith("io.likeness.storage")
                            && !access.getTargetOwner().isEquivalentTo(LocalCopy.class)
                            && tellsAPlace(access.getTarget())));

    private static boolean tellsAPlace(AccessTarget target) {
        return switch (target) {
            case AccessTarget.CodeUnitAccessTarget called -> isPlace(called.getRawReturnType());
            case AccessTarget.FieldAccessTarget field -> isPlace(field.getRawType());
            default -> false;
        };
    }

    private static boolean isPlace(JavaClass type) {
        return type.isEquivalentTo(Path.class) || type.isEquivalentTo(File.class);
    }

    /** Nothing that runs in the product needs what its models were made with. */
    @ArchTest
    static final ArchRule theWorkshopIsForTheCommandLineAlone = noClasses()
            .that()
            .resideOutsideOfPackages("io.likeness.workshop..", "io.likeness.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.likeness.workshop..");

    /** What specs and events say must be readable without the rooms that do the work. */
    @ArchTest
    static final ArchRule theEnginesContractKnowsNoRoom = noClasses()
            .that()
            .resideInAPackage("io.likeness.engine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.likeness.engine.(*)..");

    @ArchTest
    static final ArchRule theEnginesRoomsFormNoCircle =
            slices().matching("io.likeness.engine.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theTasksRoomsFormNoCircle =
            slices().matching("io.likeness.tasks.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresFormNoCircle =
            slices().matching("io.likeness.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule pagesAreReachedByRouteOnly = classes()
            .that()
            .resideInAPackage("..ui")
            .and()
            .haveSimpleNameEndingWith("View")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule pagesCallServicesNotTables = noClasses()
            .that()
            .resideInAPackage("..ui")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository");

    @ArchTest
    static final ArchRule quartzStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("io.likeness.tasks.quartz..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto)$");
}
