package io.conceptlinker.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.BeforeClass;
import org.junit.Test;

/** House rules on names and fields. */
public final class HouseRulesTests {
  /** Types whose name says that one thread owns them. */
  private static final String CONFINED =
      ".*(Cursor|Session|Searcher|Builder|Writer|Batcher|Scratch|Tagger)$";

  private static JavaClasses classes;

  @BeforeClass
  public static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.conceptlinker");
  }

  @Test
  public void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveNameMatching(".*\\.Base(?!line)[^.]*")
        .check(classes);
  }

  @Test
  public void packagesAreNamedByFeature() {
    noClasses()
        .should()
        .resideInAnyPackage("..common..", "..model..", "..dto..", "..utils..", "..util..")
        .check(classes);
  }

  @Test
  public void publicFieldsAreConstants() {
    fields().that().arePublic().should().beFinal().check(classes);
  }

  @Test
  public void noStaticMutableState() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .beFinal()
        .check(classes);
  }

  @Test
  public void cursorsAndSessionsAreNotShared() {
    noFields()
        .that()
        .areDeclaredInClassesThat(
            DescribedPredicate.describe(
                "do not say in their name that they are confined to a thread",
                (JavaClass c) -> !c.getName().matches(CONFINED)))
        .should()
        .haveRawType(
            DescribedPredicate.describe(
                "cursor or session of ours",
                (JavaClass c) ->
                    c.getName().startsWith("io.conceptlinker.")
                        && c.getName().matches(".*(Cursor|Session)$")))
        .allowEmptyShould(true)
        .check(classes);
  }

  private static final com.tngtech.archunit.core.domain.JavaModifier SYNTHETIC =
      com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
}
