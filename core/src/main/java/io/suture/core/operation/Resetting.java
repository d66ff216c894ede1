// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;

/** {@code RESET} and {@code SET … TO DEFAULT}: what the author has set before holds no longer. */
final class Resetting {
    private Resetting() {}

    /** @return whether the statement is one of them */
    static boolean apply(Statement statement, Draft draft) {
        Node tree = statement.tree();
        switch (tree.is("VariableSetStmt") ? tree.text("kind") : "") {
            case "VAR_RESET", "VAR_SET_DEFAULT" -> one(tree.text("name"), draft);
            case "VAR_RESET_ALL" -> {
                draft.prelude().resetAll();
                draft.outlook().ownPath();
                draft.note("RESET ALL takes back what the migration itself has set; the runner's settings stay");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void one(String name, Draft draft) {
        draft.prelude().reset(name);
        if (name.equals("search_path")) {
            draft.outlook().ownPath();
        }
        if (draft.isGathering()) {
            draft.along(draft.sql("SET LOCAL " + name + " TO DEFAULT"));
        }
    }
}
