// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import java.util.Locale;

/** An operation by its example; its way back is the plan's own where the example has none. */
final class OperationPattern extends Pattern {
    private final Example example;

    OperationPattern(OperationType type) {
        super(type.name(), clause(type.summary()), new Blanks("visits", "room"));
        this.example = type.example();
    }

    private static String clause(String sentence) {
        String clause = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
        return clause.endsWith(".") ? clause.substring(0, clause.length() - 1) : clause;
    }

    @Override
    protected String template() {
        return "description: {description}\njustification: why it is made, for the record\noperations:\n"
                + item(example.yaml())
                + example.undo().map(undo -> "undo:\n" + item(undo)).orElse("");
    }

    private static String item(String yaml) {
        return "  - " + yaml.replace("\n", "\n    ") + "\n";
    }
}
