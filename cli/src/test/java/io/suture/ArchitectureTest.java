// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture in ARCHITECTURE.md, as a test. */
class ArchitectureTest {
    private static final JavaClasses SUTURE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.suture");

    /** Without this, a rule about classes that were never imported would hold. */
    @ParameterizedTest
    @CsvSource({"io.suture.core.., 80", "io.suture.engine.., 40", "io.suture.testkit.., 4", "io.suture.junit.., 4"})
    void the_rules_see_the_classes_they_are_about(String room, int atLeast) {
        assertThat(SUTURE.that(resideInAPackage(room))).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void core_decides_without_a_database_a_file_or_a_network() {
        noClasses()
                .that()
                .resideInAPackage("io.suture.core..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.sql..", "javax.sql..", "java.net.http..", "org.postgresql.."))
                .orShould()
                .dependOnClassesThat(nameStartingWith("java.io.File"))
                .orShould()
                .dependOnClassesThat(nameStartingWith("java.io.RandomAccessFile"))
                .orShould()
                .dependOnClassesThat(nameStartingWith("java.nio.file.Files"))
                .orShould()
                .dependOnClassesThat(nameStartingWith("java.nio.channels."))
                .orShould()
                .dependOnClassesThat(nameStartingWith("java.net.Socket"))
                .orShould()
                .dependOnClassesThat(nameStartingWith("java.net.ServerSocket"))
                .because("a plan must be computable in a test, a web request or an editor, with no database in reach")
                .check(SUTURE);
    }

    @Test
    void core_has_no_clock_and_no_environment() {
        noClasses()
                .that()
                .resideInAPackage("io.suture.core..")
                .should()
                .callMethodWhere(clockOrEnvironment())
                .because("the same migration and the same catalog give the same plan, always and everywhere")
                .check(SUTURE);
    }

    @Test
    void core_knows_nothing_of_those_who_use_it() {
        noClasses()
                .that()
                .resideInAPackage("io.suture.core..")
                .should()
                .dependOnClassesThat(suture("engine", "testkit", "junit", "cli", "bench"))
                .because("the direction is faces, engine, core")
                .check(SUTURE);
    }

    @Test
    void engine_knows_nothing_of_the_faces_on_top_of_it() {
        noClasses()
                .that()
                .resideInAPackage("io.suture.engine..")
                .should()
                .dependOnClassesThat(suture("testkit", "junit", "cli", "bench"))
                .because("the direction is faces, engine, core")
                .check(SUTURE);
    }

    @Test
    void testkit_needs_core_alone() {
        noClasses()
                .that()
                .resideInAPackage("io.suture.testkit..")
                .should()
                .dependOnClassesThat(suture("engine", "junit", "cli", "bench"))
                .because("the engine is tested with it")
                .check(SUTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "engine", "testkit", "cli"})
    void features_do_not_go_in_circles(String room) {
        slices().matching("io.suture." + room + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(SUTURE);
    }

    /** What every feature of the engine may build on, and beyond that who uses whom. Add a line knowingly. */
    private static final Set<String> COMMON = Set.of("connect", "catalog", "journal", "ledger");

    private static final Set<String> NAMED = Set.of(
            "config -> files",
            "config -> locks",
            "config -> rehearse",
            "config -> throttle",
            "run -> approve",
            "run -> backfill",
            "run -> canary",
            "run -> estimate",
            "run -> files",
            "run -> gate",
            "run -> locks",
            "run -> others",
            "others -> adopt",
            "run -> steer",
            "run -> throttle",
            "run -> transform",
            "steer -> throttle",
            "status -> approve",
            "status -> backfill",
            "status -> steer",
            "init -> config",
            "init -> files",
            "lint -> files",
            "rehearse -> trace",
            "trace -> files",
            "doctor -> config",
            "doctor -> files");

    @Test
    void features_of_the_engine_use_the_common_ones_and_a_few_that_are_named_here() {
        List<String> unnamed = SUTURE.that(resideInAPackage("io.suture.engine..")).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith("io.suture.engine."))
                .map(use -> feature(use.getOriginClass()) + " -> " + feature(use.getTargetClass()))
                .filter(edge -> !NAMED.contains(edge) && !withinOrCommon(edge))
                .distinct()
                .toList();

        assertThat(unnamed).isEmpty();
    }

    private static String feature(JavaClass type) {
        return type.getPackageName().split("\\.")[3];
    }

    private static boolean withinOrCommon(String edge) {
        String[] ends = edge.split(" -> ");
        return ends[0].equals(ends[1]) || COMMON.contains(ends[1]);
    }

    @Test
    void only_a_face_speaks_to_the_terminal_or_ends_the_process() {
        noClasses()
                .that()
                .resideInAnyPackage("io.suture.core..", "io.suture.engine..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("a library answers with values")
                .check(SUTURE);
    }

    @Test
    void no_state_is_shared_by_a_static_field() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.suture..")
                .should()
                .beFinal()
                .because("objects are made, never looked up")
                .check(SUTURE);
    }

    @Test
    void every_package_says_that_null_is_the_exception() {
        List<String> unmarked = SUTURE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.getClasses().isEmpty() && !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertThat(unmarked).isEmpty();
    }

    @Test
    void exceptions_meant_for_people_are_of_one_kind() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .and()
                .resideInAPackage("io.suture.core..")
                .should()
                .haveSimpleName("SutureException")
                .because("whoever catches one gets problems, not a message")
                .check(SUTURE);
    }

    private static DescribedPredicate<JavaClass> suture(String... rooms) {
        return resideInAnyPackage(
                List.of(rooms).stream().map(room -> "io.suture." + room + "..").toArray(String[]::new));
    }

    private static DescribedPredicate<JavaCall<?>> clockOrEnvironment() {
        return calls(System.class, "currentTimeMillis")
                .or(calls(System.class, "nanoTime"))
                .or(calls(System.class, "getenv"))
                .or(calls(Clock.class, "system"))
                .or(calls(Instant.class, "now"))
                .or(calls(LocalDate.class, "now"))
                .or(calls(LocalDateTime.class, "now"))
                .or(calls(OffsetDateTime.class, "now"))
                .or(calls(ZonedDateTime.class, "now"))
                .or(calls(Thread.class, "sleep"))
                .as("clock, environment or sleep");
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> type, String methodPrefix) {
        return target(owner(name(type.getName()))).and(target(nameStartingWith(methodPrefix)));
    }
}
