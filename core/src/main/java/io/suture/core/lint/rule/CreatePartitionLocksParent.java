// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.RelationName;
import java.util.Locale;

@AutoService(Rule.class)
@RulePage(
        id = "create-partition-locks-parent",
        tier = Tier.ADVISORY,
        title = "CREATE TABLE … PARTITION OF",
        effect = "Takes ACCESS EXCLUSIVE on the partitioned table: everybody waits while it waits.",
        instead = "Create the table by itself, and attach it (SHARE UPDATE EXCLUSIVE).",
        bad = "CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (10) TO (20);",
        good = """
                CREATE TABLE events_2 (LIKE events INCLUDING ALL);
                ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);""")
public final class CreatePartitionLocksParent implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (!at.tree().is("CreateStmt") || !at.tree().has("partbound")) {
            return;
        }
        RelationName parent = at.tree().list("inhRelations").stream()
                .map(RelationName::of)
                .findFirst()
                .orElseThrow();
        if (!at.isExempt(parent)) {
            RelationName table = RelationName.in(at.tree(), "relation").orElseThrow();
            String text = at.statement().text();
            int bound = text.toLowerCase(Locale.ROOT).lastIndexOf("for values");
            String words = bound < 0 ? "DEFAULT" : text.substring(bound);
            notes.add(
                    "everybody who uses " + Truncated.sql(parent) + " waits while this waits for its lock",
                    "CREATE TABLE " + Truncated.sql(table) + " (LIKE " + Truncated.sql(parent)
                            + " INCLUDING ALL);\nALTER TABLE " + Truncated.sql(parent) + " ATTACH PARTITION "
                            + Truncated.sql(table) + " " + words + ";");
        }
    }
}
