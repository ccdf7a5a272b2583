package press.dateline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The direction of dependencies: arrows point down.
class ArchitectureTest {
    private static final String ROOT = "press.dateline.";

    /// From the top down. What stands in one row does not know its neighbours, but for the arrows named below.
    private static final List<List<String>> ROWS = List.of(
            List.of("cli"),
            List.of("sample"),
            List.of("site", "desk", "feed", "wordpress", "newsletter"),
            List.of("publishing", "front", "comment", "search", "reads"),
            List.of("ledger", "story", "page"),
            List.of("section", "media", "people", "settings"),
            List.of("delivery", "store", "html", "mail", "egress"));

    /// Arrows within a row, each with its reason.
    private static final List<Arrow> WITHIN_A_ROW = List.of(
            new Arrow("wordpress", "site", "old addresses lead to places of the site"),
            new Arrow("front", "reads", "a block can show what was read most"),
            new Arrow("desk", "site", "mails to readers are in the words of the site"),
            new Arrow("feed", "site", "a feed is one of the places that the site's addresses lead to"),
            new Arrow("desk", "feed", "the desk shows what programs are told, and what they asked for"),
            new Arrow("mail", "store", "mails wait in the outbox"),
            new Arrow("delivery", "store", "the page cache follows the change log"));

    private record Arrow(String from, String to, String because) {}

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("press.dateline");

    static Stream<String> packages() {
        return ROWS.stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void arrowsPointDown(String from) {
        List<String> forbidden = new ArrayList<>();
        boolean below = false;
        for (List<String> row : ROWS) {
            for (String to : row) {
                boolean allowed = to.equals(from)
                        || (below && !row.contains(from))
                        || WITHIN_A_ROW.stream()
                                .anyMatch(arrow ->
                                        arrow.from().equals(from) && arrow.to().equals(to));
                if (!allowed) {
                    forbidden.add(ROOT + to);
                }
            }
            below |= row.contains(from);
        }

        noClasses()
                .that(resideInAPackage(ROOT + from))
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
                .because("a package may know what lies below it and nothing above or beside it")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> known = packages().map(name -> ROOT + name).collect(Collectors.toCollection(TreeSet::new));

        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith(ROOT + "store.tables") && !name.startsWith(ROOT + "copydesk"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).as("packages in the rows of this test").containsAll(found);
    }

    @Test
    void quarkusAndVertxAreKnownOnlyWhereHttpIsSpoken() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(
                        ROOT + "cli",
                        ROOT + "site",
                        ROOT + "desk",
                        ROOT + "feed",
                        ROOT + "wordpress",
                        ROOT + "delivery")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta.enterprise..", "jakarta.inject.."))
                .because("the choice of the web's framework stays one that can be changed")
                .check(CLASSES);
    }

    @Test
    void deliveryAndStoreKnowNoNewsroomWord() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "delivery", ROOT + "store", ROOT + "html", ROOT + "egress"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + "story",
                        ROOT + "section",
                        ROOT + "media",
                        ROOT + "people",
                        ROOT + "settings",
                        ROOT + "page"))
                .because("plumbing takes tags and bytes, and does not know what a story is")
                .check(CLASSES);
    }

    @Test
    void nothingIsCalledByAnEmptyName() {
        classes()
                .that()
                .resideInAPackage(ROOT + "(**)")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + "store.tables..")))
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .because("a name says what a thing is")
                .check(CLASSES);
    }

    /// What is read for readers comes through the views `public_*`. These tables may be named by those who write them
    /// or who have read the story through the gate before.
    @Test
    void theSiteReadsThroughTheGate() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "site", ROOT + "feed"))
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are tables behind the gate") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().equals(ROOT + "store.tables.tables")
                                && !type.getSimpleName().startsWith("Public")
                                && Set.of(
                                                "Story",
                                                "StoryCopy",
                                                "Page",
                                                "Comment",
                                                "Media",
                                                "Listing",
                                                "Person",
                                                "Revision")
                                        .contains(type.getSimpleName());
                    }
                })
                .because("one place decides what the public may see")
                .check(CLASSES);
    }
}
