// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "rename-object",
        tier = Tier.ADVISORY,
        title = "RENAME of an index, constraint, view or sequence",
        effect = "Whoever names it fails: hints, ON CONFLICT ON CONSTRAINT, nextval, queries of a view.",
        instead = "Move those who name it first.",
        bad = "ALTER INDEX users_email RENAME TO users_email_idx;",
        good = "CREATE INDEX CONCURRENTLY users_email_idx ON users (email);")
public final class RenameObject implements Rule {
    private static final Set<String> KINDS = Set.of(
            "OBJECT_INDEX",
            "OBJECT_TABCONSTRAINT",
            "OBJECT_VIEW",
            "OBJECT_MATVIEW",
            "OBJECT_SEQUENCE",
            "OBJECT_TRIGGER",
            "OBJECT_TYPE",
            "OBJECT_DOMAIN",
            "OBJECT_FUNCTION",
            "OBJECT_DOMCONSTRAINT");

    @Override
    public void check(Spot at, Notes notes) {
        if (at.tree().is("RenameStmt")
                && KINDS.contains(at.tree().text("renameType"))
                && !at.isExempt(at.tree(), "relation")) {
            notes.add("whoever uses the old name fails", "-- once nothing uses the old name:\n" + at.sql());
        }
    }
}
