// SPDX-License-Identifier: Apache-2.0
package io.suture.junit;

import io.suture.core.source.Layouts;
import io.suture.engine.rehearse.RehearsalSize;
import io.suture.engine.rehearse.Verdict;
import io.suture.testkit.EmbeddedServer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the migrations of a folder. Their methods and constructors may have parameters of
 *
 * <ul>
 *   <li>{@link Migrations}: what was rehearsed, with a dynamic test a migration;
 *   <li>{@link io.suture.engine.rehearse.RehearsalReport}: the same, as the command {@code suture rehearse} has it;
 *   <li>{@link javax.sql.DataSource} or {@link java.sql.Connection}: a database with every up and generated rows, the test's own. A
 *       superuser's, in autocommit; both lead to the same database.
 * </ul>
 *
 * <pre>{@code
 * @SutureTest(dir = "migrations", major = 16)
 * class MigrationsTest {
 *     @TestFactory
 *     Stream<DynamicTest> can_be_taken_back(Migrations migrations) {
 *         return migrations.tests();
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SutureExtension.class)
public @interface SutureTest {
    /** The folder of the migrations, from the working directory of the build. */
    String dir() default "migrations";

    /** How the files in it are named: as {@code --layout}. */
    String layout() default Layouts.AUTO;

    /** The major version of the PostgreSQL, 14 to 18. */
    int major() default EmbeddedServer.DEFAULT_MAJOR;

    /** How many rows are generated for every table. */
    RehearsalSize size() default RehearsalSize.SMALL;

    /** Verdicts with which a migration passes. */
    Verdict[] accepts() default {Verdict.RESTORED, Verdict.NO_DOWN};

    /** Migrations that pass with whatever verdict, by id. One whose verdict is accepted anyway fails: it need not be named any more. */
    String[] known() default {};
}
