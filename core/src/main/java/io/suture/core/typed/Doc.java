// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field is for: shown by editors, and printed in the reference. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    /** One clause, lower case, no full stop. */
    String value();

    /** What the field is called where its name is a key word of Java; else its name in lower case, words joined by {@code _}. */
    String name() default "";

    /** Whether a list must not be empty; other fields say so by their type. */
    boolean required() default false;
}
