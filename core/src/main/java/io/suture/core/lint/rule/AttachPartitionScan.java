// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

@AutoService(Rule.class)
@RulePage(
        id = "attach-partition-scan",
        tier = Tier.SAFETY,
        title = "ATTACH PARTITION of a table whose checks do not prove the bounds",
        effect =
                "Reads the whole new partition under ACCESS EXCLUSIVE, while the partitioned table is held in SHARE UPDATE EXCLUSIVE.",
        instead = "Add a CHECK with the partition's bounds NOT VALID, validate it, attach, then drop the check.",
        bad = "ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);",
        good = "ALTER TABLE events ATTACH PARTITION events_3 FOR VALUES FROM (20) TO (30);",
        schema = """
                CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
                CREATE TABLE events_2 (id int NOT NULL);
                CREATE TABLE events_3 (id int NOT NULL, CHECK (id >= 20 AND id < 30));""")
public final class AttachPartitionScan implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations("AttachPartition")) {
            RelationName child = alteration.command().other().orElseThrow();
            Optional<Node> bound = alteration.command().definition().flatMap(d -> d.field("bound"));
            if (!at.isExempt(child) && !isProven(at, alteration, child, bound)) {
                notes.add(
                        "every row of " + child.name() + " is read while nobody may use it",
                        fix(alteration, child, bound));
            }
            defaults(at, alteration)
                    .forEach(d -> notes.add(
                            "every row of the default partition " + d.display() + " is read while nobody may use it",
                            "-- first, with the bounds of the new partition in place of …:\n-- ALTER TABLE "
                                    + d.display()
                                    + " ADD CONSTRAINT "
                                    + Identifier.of(d.name().value() + "_rest")
                                    + " CHECK (NOT (…)) NOT VALID;\nALTER TABLE " + d.display()
                                    + " VALIDATE CONSTRAINT "
                                    + Identifier.of(d.name().value() + "_rest") + ";\n" + alteration.alone()));
        }
    }

    /** Rows of the new partition could be there; a check might exclude them. */
    private static List<TableName> defaults(Spot at, Alteration alteration) {
        return at.outlook().children(at.outlook().resolve(alteration.table())).stream()
                .flatMap(c -> at.outlook().relation(c).stream())
                .filter(r -> r.partitioning().bound().filter("DEFAULT"::equals).isPresent())
                .filter(r -> r.constraints().stream().noneMatch(c -> c.kind() == ConstraintKind.CHECK && c.validated()))
                .map(Relation::name)
                .filter(n -> !at.outlook().isFresh(n))
                .toList();
    }

    private static boolean isProven(Spot at, Alteration alteration, RelationName child, Optional<Node> bound) {
        Optional<Relation> parent = at.known(alteration.table());
        Optional<Relation> part = at.known(child);
        return parent.isPresent()
                && part.isPresent()
                && bound.isPresent()
                && Bounds.areProven(parent.get(), part.get(), bound.get());
    }

    private static String fix(Alteration alteration, RelationName child, Optional<Node> bound) {
        Identifier bounds = Identifier.of(child.name().value() + "_bounds");
        return "-- first, with the bounds of the partition in place of …:\n-- ALTER TABLE " + child.name()
                + " ADD CONSTRAINT " + bounds + " CHECK (…) NOT VALID;\nALTER TABLE " + child.name()
                + " VALIDATE CONSTRAINT " + bounds + ";\n" + alteration.alone() + "\nALTER TABLE "
                + child.name() + " DROP CONSTRAINT " + bounds + ";";
    }
}
