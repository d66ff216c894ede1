// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Firing;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.ReplicaIdentity;
import io.suture.core.catalog.Trigger;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The copy takes the table's place: one transaction, under ACCESS EXCLUSIVE on the table. Everything that names the table is said again once
 * the copy has its name, by its old definition.
 */
record Swap(CopyNames names, Surroundings around, ChangeLog log, List<CopiedIndex> indexes) {
    /** After a last {@link CopiedRows#catchUp} under the lock. */
    List<String> statements() {
        List<String> all = new ArrayList<>();
        all.add("SET CONSTRAINTS ALL IMMEDIATE");
        all.add(new Unchanged(names, around.table()).guard());
        around.identities().forEach(s -> all.add(count(s)));
        around.incoming().forEach(key -> all.add(alter(key.table()) + "DROP CONSTRAINT " + name(key)));
        all.add(alter(names.table()) + "RENAME TO " + names.retired().name());
        all.add(alter(names.copy()) + "RENAME TO " + names.table().name());
        around.sequences()
                .forEach(s -> all.add("ALTER SEQUENCE " + s.name() + " OWNED BY " + names.table() + "."
                        + Surroundings.column(s).column()));
        around.views().forEach(v -> all.add(again(v)));
        all.add("DROP TABLE " + names.retired());
        all.addAll(log.drop());
        indexes.forEach(index -> all.addAll(index.settle()));
        around.identities()
                .forEach(s -> all.add("ALTER SEQUENCE " + counting(s) + " RENAME TO "
                        + s.name().name()));
        around.outgoing().forEach(key -> all.addAll(again(names.table(), key)));
        around.incoming().forEach(key -> all.addAll(again(key.table(), key.constraint())));
        around.table().policies().forEach(policy -> all.addAll(again(policy)));
        around.table().triggers().forEach(trigger -> all.addAll(again(trigger)));
        all.addAll(flags());
        return List.copyOf(all);
    }

    /** Foreign keys to be proved again afterwards; rows that were there were held to them all the time. */
    List<ForeignKey> toValidate() {
        return Stream.concat(
                        around.outgoing().stream().map(c -> new ForeignKey(names.table(), c)),
                        around.incoming().stream())
                .filter(key -> key.constraint().validated())
                .toList();
    }

    private static String alter(TableName table) {
        return "ALTER TABLE " + table + " ";
    }

    private static Identifier name(ForeignKey key) {
        return key.constraint().name();
    }

    /** An identity counts on where it was. */
    private String count(Relation sequence) {
        return "SELECT pg_catalog.setval(" + SqlLiteral.quote(counting(sequence).toString())
                + ", last_value, is_called) FROM " + sequence.name();
    }

    private TableName counting(Relation sequence) {
        return names.counting(Surroundings.column(sequence).column());
    }

    /** Grants, owner and comment of a view stay when it is replaced. */
    private static String again(Relation view) {
        String query = view.query().orElseThrow().sql().strip().replaceFirst(";$", "");
        return "CREATE OR REPLACE VIEW " + view.name()
                + Dress.options(view.storage().options()) + " AS " + query;
    }

    private static List<String> again(TableName table, Constraint key) {
        String late =
                key.definition().endsWith(" NOT VALID") || key.definition().endsWith(" NOT ENFORCED")
                        ? key.definition()
                        : key.definition() + " NOT VALID";
        List<String> statements = new ArrayList<>(List.of(alter(table) + "ADD CONSTRAINT " + key.name() + " " + late));
        key.comment()
                .ifPresent(c -> statements.add(
                        "COMMENT ON CONSTRAINT " + key.name() + " ON " + table + " IS " + SqlLiteral.quote(c)));
        return statements;
    }

    private List<String> again(Policy policy) {
        String roles = policy.roles().stream().map(Dress::role).collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>();
        statements.add("CREATE POLICY " + policy.name() + " ON " + names.table() + " AS "
                + (policy.permissive() ? "PERMISSIVE" : "RESTRICTIVE") + " FOR " + policy.command() + " TO " + roles
                + policy.using().map(u -> " USING (" + u + ")").orElse("")
                + policy.check().map(c -> " WITH CHECK (" + c + ")").orElse(""));
        policy.comment()
                .ifPresent(c -> statements.add(
                        "COMMENT ON POLICY " + policy.name() + " ON " + names.table() + " IS " + SqlLiteral.quote(c)));
        return statements;
    }

    private List<String> again(Trigger trigger) {
        List<String> statements = new ArrayList<>(List.of(trigger.definition()));
        if (trigger.firing() != Firing.ORIGIN) {
            statements.add(alter(names.table()) + firing(trigger.firing()) + " TRIGGER " + trigger.name());
        }
        trigger.comment()
                .ifPresent(c -> statements.add("COMMENT ON TRIGGER " + trigger.name() + " ON " + names.table() + " IS "
                        + SqlLiteral.quote(c)));
        return statements;
    }

    private static String firing(Firing firing) {
        return switch (firing) {
            case ORIGIN -> "ENABLE";
            case DISABLED -> "DISABLE";
            case REPLICA -> "ENABLE REPLICA";
            case ALWAYS -> "ENABLE ALWAYS";
        };
    }

    private List<String> flags() {
        List<String> statements = new ArrayList<>();
        if (around.table().rowSecurity().enabled()) {
            statements.add(alter(names.table()) + "ENABLE ROW LEVEL SECURITY");
        }
        ReplicaIdentity identity = around.table().storage().replicaIdentity();
        if (identity == ReplicaIdentity.FULL || identity == ReplicaIdentity.NOTHING) {
            statements.add(alter(names.table()) + "REPLICA IDENTITY " + identity);
        }
        return statements;
    }
}
