// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.Options;

@AutoService(Rule.class)
@RulePage(
        id = "reindex-blocking",
        tier = Tier.SAFETY,
        title = "REINDEX without CONCURRENTLY",
        effect =
                "Takes SHARE on the table and ACCESS EXCLUSIVE on the index: writes wait, and so does every query that would use the index.",
        instead = "REINDEX … CONCURRENTLY, outside of a transaction.",
        bad = "REINDEX INDEX users_email_idx;",
        good = "REINDEX INDEX CONCURRENTLY users_email_idx;")
public final class ReindexBlocking implements Rule {
    private static final int CONCURRENTLY_SINCE = 12;

    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.REINDEX)
                && !Options.isOn(at.tree().list("params"), "concurrently")
                && !at.isExempt(at.tree(), "relation")) {
            notes.add(
                    "REINDEX blocks writes, and reads that use the index",
                    fix(at),
                    at.isByItself()
                            && at.major() >= CONCURRENTLY_SINCE
                            && !at.tree().text("kind").equals("REINDEX_OBJECT_SYSTEM"));
        }
    }

    private static String fix(Spot at) {
        if (at.tree().text("kind").equals("REINDEX_OBJECT_SYSTEM")) {
            return "-- catalogs cannot be reindexed concurrently: run it in a maintenance window\n" + at.sql();
        }
        String word = switch (at.tree().text("kind")) {
            case "REINDEX_OBJECT_TABLE" -> "table";
            case "REINDEX_OBJECT_SCHEMA" -> "schema";
            case "REINDEX_OBJECT_DATABASE" -> "database";
            default -> "index";
        };
        return Fixes.after(at, word, "CONCURRENTLY")
                .replaceFirst("(?i)\\bCONCURRENTLY\\s+(false|off)\\b", "VERBOSE false");
    }
}
