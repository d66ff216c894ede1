// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

/** One thing to look for. Stateless; annotated with its {@link RulePage}; found as a service. */
public interface Rule {
    /** Looks at one statement, before its effect. Nothing by default. */
    default void check(Spot at, Notes notes) {}

    /** Looks at a whole file after its last statement. Nothing by default. */
    default void finish(Passage file, Notes notes) {}

    /** Looks at the way back of a migration, where its author has written one. Nothing by default. */
    default void back(WayBack back, Notes notes) {}

    /** The page of this rule. */
    default RulePage page() {
        RulePage page = getClass().getAnnotation(RulePage.class);
        if (page == null) {
            throw new IllegalStateException(getClass() + " lacks its page");
        }
        return page;
    }
}
