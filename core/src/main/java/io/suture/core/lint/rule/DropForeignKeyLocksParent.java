// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Constraint;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import java.util.stream.Stream;

@AutoService(Rule.class)
@RulePage(
        id = "drop-fk-locks-parent",
        tier = Tier.ADVISORY,
        title = "a foreign key goes, by itself or with its table",
        effect = "Takes ACCESS EXCLUSIVE on the table it points to as well.",
        instead = "Give it a short lock_timeout and try again.",
        bad = "ALTER TABLE orders DROP CONSTRAINT orders_user_fk;",
        good = "ALTER TABLE orders ALTER COLUMN user_id DROP DEFAULT;",
        schema = """
                CREATE TABLE users (id bigint PRIMARY KEY);
                CREATE TABLE orders (user_id bigint CONSTRAINT orders_user_fk REFERENCES users (id));""")
public final class DropForeignKeyLocksParent implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Stream<Constraint> dropped =
                at.alterations("DropConstraint").stream().flatMap(a -> Constraints.find(at, a).stream());
        Stream<Constraint> withTable = Dropped.of(at, "OBJECT_TABLE").stream()
                .flatMap(d -> at.relation(d.name()).stream())
                .flatMap(r -> r.constraints().stream());
        Stream.concat(dropped, withTable)
                .flatMap(c -> c.references().stream())
                .map(r -> r.table().display())
                .distinct()
                .forEach(t -> notes.add(
                        "everybody who uses " + t + " waits while this waits for its lock", Impatient.sql(at)));
    }
}
