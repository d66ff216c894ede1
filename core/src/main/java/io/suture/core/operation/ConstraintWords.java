// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.List;

/** The words of an {@code ADD [CONSTRAINT name] …}, with another name or for another place. */
final class ConstraintWords {
    private ConstraintWords() {}

    /** The constraint itself: what stands behind ADD and its name. */
    static String body(String addCommand) {
        StatementText text = StatementText.of(addCommand);
        List<Token> tokens = text.tokens();
        int first = tokens.get(1).is("constraint") ? 3 : 1;
        return text.source()
                .substring(tokens.get(first).offset(), tokens.getLast().end());
    }

    static String add(Identifier name, String body) {
        return "ADD CONSTRAINT " + name + " " + body;
    }
}
