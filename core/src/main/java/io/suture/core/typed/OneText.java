// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is one text in YAML: made by its {@code public static} method {@code parse(String)}, which throws every problem of the text, and
 * printed by {@code toString()}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OneText {
    /** What it is, with its article. */
    String value();
}
