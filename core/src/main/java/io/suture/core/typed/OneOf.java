// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Supplier;

/** An interface whose records are told apart by name in YAML: a map of one key, or the name alone where nothing must be said. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OneOf {
    /** What one is called, with its article. */
    String value();

    /** Says which there are; public, with a constructor that takes nothing. */
    Class<? extends Supplier<List<Kind>>> kinds();

    /**
     * One of them.
     *
     * @param name as in YAML
     * @param type a record
     * @param summary what it does
     */
    record Kind(String name, Class<?> type, String summary) {}
}
