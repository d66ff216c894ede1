// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.DefaultPrivileges;
import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Privileges;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What {@code CREATE TABLE (LIKE …)} leaves behind: owner, rights, storage parameters, statistics targets, the table's comment.
 *
 * @param defaults what {@code ALTER DEFAULT PRIVILEGES} would give a new table; the original's rights alone are to hold
 */
record Dress(CopyNames names, Relation before, Relation after, Counters counters, List<DefaultPrivileges> defaults) {
    String create() {
        return StorageWords.create(after.storage()) + names.copy() + " (LIKE " + names.table()
                + " INCLUDING ALL EXCLUDING INDEXES EXCLUDING STATISTICS"
                + (counters.losesIdentity() ? " EXCLUDING IDENTITY)" : ")")
                + after.partitioning()
                        .key()
                        .map(k -> " PARTITION BY " + k.definition())
                        .orElse("")
                + StorageWords.behind(after.storage());
    }

    List<String> put() {
        List<String> statements = new ArrayList<>(counters.make());
        statements.addAll(notNulls());
        owner().ifPresent(o -> statements.add("ALTER TABLE " + names.copy() + o));
        String target = "TABLE " + names.copy();
        surprises().forEach(role -> statements.add("REVOKE ALL ON " + target + " FROM " + role));
        rights(target, "", before.ownership().privileges()).forEach(statements::add);
        for (Column column : before.columns()) {
            rights(target, " (" + column.name() + ")", column.privileges()).forEach(statements::add);
        }
        settings().forEach(s -> statements.add("ALTER TABLE " + names.copy() + s));
        before.comment().ifPresent(c -> statements.add("COMMENT ON " + target + " IS " + SqlLiteral.quote(c)));
        return statements;
    }

    /** On each partition: nobody but the owner gets at it beside the table, by whose rights and policies its rows are seen. */
    List<String> putOnPartitions() {
        if (!after.isPartitioned()) {
            return List.of();
        }
        List<UnaryOperator<String>> words = new ArrayList<>();
        owner().ifPresent(o -> words.add(part -> "ALTER TABLE " + part + o));
        surprises().forEach(role -> words.add(part -> "REVOKE ALL ON TABLE " + part + " FROM " + role));
        settings().forEach(s -> words.add(part -> "ALTER TABLE " + part + s));
        after.storage().replicaIdentity().words().ifPresent(w -> words.add(part -> "ALTER TABLE " + part + " " + w));
        return new EachPartition(names.copy()).run(words);
    }

    /** Empty for a table the run itself has created, so that its owner is who runs it. */
    private Optional<String> owner() {
        return Optional.of(before.ownership().owner())
                .filter(o -> !o.isEmpty())
                .map(o -> " OWNER TO " + Identifier.of(o));
    }

    /** {@code LIKE} takes them over; from PostgreSQL 18 on one is a constraint, and a new one is called as if the table had got it. */
    private Stream<String> changedNotNull(boolean now) {
        return after.columns().stream()
                .filter(c -> c.notNull() == now)
                .map(Column::name)
                .filter(c -> before.column(c).filter(b -> b.notNull() != now).isPresent())
                .map(Identifier::toString);
    }

    private List<String> notNulls() {
        String alter = "ALTER TABLE " + names.copy() + " ";
        return Stream.concat(
                        changedNotNull(false).map(c -> alter + "ALTER COLUMN " + c + " DROP NOT NULL"),
                        changedNotNull(true).map(c -> alter + "ALTER COLUMN " + c + " SET NOT NULL"))
                .toList();
    }

    /** Roles a new table is open to by default. */
    private Stream<String> surprises() {
        return defaults.stream()
                .filter(d -> d.objects().equals("tables"))
                .filter(d -> d.schema()
                        .filter(s -> !s.equals(names.table().schema()))
                        .isEmpty())
                .flatMap(d -> d.privileges().granted().stream())
                .map(g -> role(g.grantee()))
                .distinct()
                .sorted();
    }

    private static Stream<String> rights(String target, String columns, Privileges privileges) {
        return Stream.concat(
                privileges.revoked().stream()
                        .map(g -> "REVOKE " + g.privilege() + columns + " ON " + target + " FROM " + role(g.grantee())),
                privileges.granted().stream().map(g -> grant(target, columns, g)));
    }

    private static String grant(String target, String columns, Grant grant) {
        return "GRANT " + grant.privilege() + columns + " ON " + target + " TO " + role(grant.grantee())
                + (grant.grantable() ? " WITH GRANT OPTION" : "");
    }

    private Stream<String> settings() {
        return before.columns().stream()
                .flatMap(column -> settings(column, " ALTER COLUMN " + column.name() + " SET "));
    }

    private static Stream<String> settings(Column column, String alter) {
        Stream<String> options = column.options().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        alter + StorageWords.options(column.options()).strip().substring("WITH ".length()));
        Stream<String> target = column.statisticsTarget().stream().mapToObj(t -> alter + "STATISTICS " + t);
        return Stream.concat(options, target);
    }

    static String role(String grantee) {
        return grantee.equals("PUBLIC") ? grantee : Identifier.of(grantee).toString();
    }
}
