package io.saima;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house that the compiler does not know. */
@AnalyzeClasses(
    packagesOf = SaimaApplication.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Set<String> CLOCKS =
      Set.of(
          Clock.class.getName(),
          Instant.class.getName(),
          LocalDate.class.getName(),
          LocalDateTime.class.getName(),
          OffsetDateTime.class.getName(),
          ZonedDateTime.class.getName(),
          YearMonth.class.getName());

  @ArchTest
  static final ArchRule theEngineIsKnownWhereTheFlowIs =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..process..", "..engine..", "..security..", "..demo..", "..operations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule scoringIsPure =
      classes()
          .that()
          .resideInAPackage("io.saima.scoring..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.saima.scoring..", "java..")
          .because("a person must be able to check it by hand, and a package-info is no code")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule nobodyImportsAProcessOrAPage =
      classes()
          .that()
          .resideInAnyPackage("..process..", "..web..")
          .and()
          .resideInAPackage("io.saima..")
          .should(
              new ArchCondition<>("be known in their own package only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  type.getDirectDependenciesToSelf().stream()
                      .map(dependency -> dependency.getOriginClass())
                      .filter(user -> !user.getPackageName().equals(type.getPackageName()))
                      .forEach(
                          user ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      type, user.getName() + " knows " + type.getName())));
                }
              });

  @ArchTest
  static final ArchRule delegatesListenersAndControllersArePackagePrivate =
      classes()
          .that()
          .areAssignableTo(JavaDelegate.class)
          .or()
          .areAssignableTo(TaskListener.class)
          .or()
          .areAssignableTo(ExecutionListener.class)
          .or()
          .areMetaAnnotatedWith(Controller.class)
          .or()
          .areAnnotatedWith(RestController.class)
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule timeComesFromTheOneClock =
      noClasses()
          .that()
          .resideOutsideOfPackages("..demo..", "..engine..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "the machine's time is read",
                  call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getName();
                    return CLOCKS.contains(owner)
                            && name.equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty()
                        || owner.equals(Clock.class.getName()) && name.startsWith("system")
                        || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
                  }))
          .orShould()
          .callConstructor(Date.class);

  @ArchTest
  static final ArchRule theDemoExistsInItsProfileOnly =
      classes()
          .that()
          .resideInAPackage("io.saima.demo..")
          .and()
          .areMetaAnnotatedWith(org.springframework.stereotype.Component.class)
          .should()
          .beAnnotatedWith(Profile.class);

  @ArchTest
  static final ArchRule thereIsNoImpl =
      noClasses()
          .that()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .haveSimpleNameEndingWith("Impl");
}
