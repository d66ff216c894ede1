// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The page of a rule. The bad example makes it speak, the good one does not; a test proves both. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RulePage {
    /** Lower case with dashes. */
    String id();

    Tier tier();

    /** When it speaks. */
    String title();

    /** What happens to the database and its users. */
    String effect();

    /** What to do instead, in words. */
    String instead();

    String bad();

    String good();

    /** SQL of what exists before either example. */
    String schema() default "";

    TransactionMode transaction() default TransactionMode.AUTO;

    /** The server's major version for the examples. */
    int pg() default LintOptions.DEFAULT_MAJOR;
}
