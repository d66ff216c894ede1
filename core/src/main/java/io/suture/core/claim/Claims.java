// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_EXCLUSIVE;
import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.SHARE;
import static io.suture.core.plan.LockMode.SHARE_ROW_EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Node;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.IndexClause;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/** What a statement takes when it runs as it is written, at this point of the outlook. */
public final class Claims {
    private final Claim claim;
    private final Statement statement;

    private Claims(Claim claim, Statement statement) {
        this.claim = claim;
        this.statement = statement;
    }

    /** Of the whole statement, before its effect on the outlook. */
    public static Takes of(Statement statement, Outlook outlook) {
        Claim claim = new Claim(outlook);
        new Claims(claim, statement).add();
        return claim.takes();
    }

    /** Of these sub-commands of an {@code ALTER TABLE} in one statement. */
    public static Takes of(List<AlterCommand> commands, TableName table, boolean only, Outlook outlook) {
        Claim claim = new Claim(outlook);
        alterTable(claim, commands, table, only);
        return claim.takes();
    }

    /** What of this is taken from relations that others can use. */
    public static Takes shared(Takes takes, Outlook outlook) {
        Claim claim = new Claim(outlook);
        takes.locks().forEach(claim::lock);
        takes.rewrites().forEach(claim::rewrite);
        takes.scans().forEach(claim::scan);
        return claim.takes();
    }

    private void add() {
        Node tree = statement.tree();
        switch (statement.kind()) {
            case SELECT,
                    INSERT,
                    UPDATE,
                    DELETE,
                    MERGE,
                    COPY,
                    EXPLAIN,
                    DECLARE_CURSOR,
                    CREATE_TABLE_AS,
                    CREATE_MATERIALIZED_VIEW -> QueryClaims.run(claim, statement);
            case CREATE_VIEW,
                    CREATE_RULE,
                    CREATE_POLICY,
                    ALTER_POLICY,
                    CREATE_FUNCTION,
                    CREATE_PROCEDURE,
                    CREATE_STATISTICS,
                    CREATE_PUBLICATION,
                    ALTER_PUBLICATION -> definitions();
            case CREATE_TABLE -> new CreateTableClaims(claim).add(tree);
            case CREATE_FOREIGN_TABLE -> tree.field("base").ifPresent(b -> new CreateTableClaims(claim).add(b));
            case CREATE_INDEX -> new IndexClaims(claim).create(new IndexClause(tree));
            case REINDEX -> new IndexClaims(claim).reindex(tree);
            case TRUNCATE -> new MaintenanceClaims(claim).truncate(tree);
            case LOCK -> new MaintenanceClaims(claim).lock(tree);
            case VACUUM, ANALYZE -> new MaintenanceClaims(claim).vacuum(tree);
            case CLUSTER -> new MaintenanceClaims(claim).cluster(tree);
            case REFRESH_MATERIALIZED_VIEW -> new MaintenanceClaims(claim).refresh(tree);
            case CREATE_TRIGGER -> trigger();
            case ALTER_DOMAIN -> domain();
            case RENAME -> rename();
            case SET_SCHEMA -> setSchema();
            case COMMENT, SECURITY_LABEL -> comment();
            case CREATE_SEQUENCE, ALTER_SEQUENCE -> sequence();
            case GRANT, REVOKE -> grant();
            default -> structure(tree);
        }
    }

    private void structure(Node tree) {
        if (tree.is("AlterTableStmt")) {
            alter(new AlterTable(tree));
        } else if (tree.is("DropStmt")) {
            new DropClaims(claim).statement(tree);
        } else if (tree.is("CreateSchemaStmt")) {
            tree.list("schemaElts").stream()
                    .filter(e -> e.is("CreateStmt"))
                    .forEach(e -> new CreateTableClaims(claim).add(e));
        }
    }

    /** What is altered, by the table of locks; what a stored query names is read. */
    private void definitions() {
        QueryClaims.stored(claim, statement);
        altered(LockTable.ALTERED.getOrDefault(statement.kind(), ACCESS_EXCLUSIVE));
        if (statement.kind() == StatementKind.CREATE_VIEW) {
            RelationName.in(statement.tree(), "view")
                    .flatMap(claim.outlook()::find)
                    .ifPresent(v -> claim.lock(v, ACCESS_EXCLUSIVE));
        }
        if (statement.kind() == StatementKind.CREATE_FUNCTION) {
            new RoutineClaims(claim).body(statement.tree());
        }
    }

    /** Of what hangs on a table, the table is only looked at. */
    private void comment() {
        boolean part = switch (statement.tree().text("objtype")) {
            case "OBJECT_TABCONSTRAINT", "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE" -> true;
            default -> false;
        };
        altered(part ? ACCESS_SHARE : SHARE_UPDATE_EXCLUSIVE);
    }

    private void altered(LockMode mode) {
        boolean family = statement.kind() == StatementKind.CREATE_PUBLICATION
                || statement.kind() == StatementKind.ALTER_PUBLICATION;
        uses(RelationRef.Use.ALTERS).forEach(t -> claim.lock(family ? claim.family(t) : List.of(t), mode));
    }

    private List<TableName> uses(RelationRef.Use use) {
        return statement.relations().stream()
                .filter(r -> r.use() == use)
                .flatMap(r -> claim.outlook().find(r).stream())
                .toList();
    }

    private void alter(AlterTable alter) {
        if (alter.objectType().equals("OBJECT_TYPE")) {
            typedTables(alter);
        }
        Optional<TableName> found = claim.outlook().find(alter.relation());
        found.ifPresent(name -> {
            if (claim.outlook().index(name).isPresent()) {
                alterIndex(alter, name);
            } else {
                alterTable(claim, alter.commands(), name, alter.relation().only());
            }
        });
    }

    /** Under {@code CASCADE} the tables of a composite type get what the type gets. */
    private void typedTables(AlterTable alter) {
        TableName type = claim.outlook().resolve(alter.relation());
        claim.outlook().allRelations().stream()
                .filter(r -> r.ofType().filter(type::equals).isPresent())
                .filter(r -> alter.commands().stream().anyMatch(AlterCommand::isCascade))
                .forEach(r -> alterTable(claim, alter.commands(), r.name(), false));
    }

    private static void alterTable(Claim claim, List<AlterCommand> commands, TableName name, boolean only) {
        LockMode mode = commands.stream().map(LockTable::of).reduce(ACCESS_SHARE, LockMode::strongest);
        commands.forEach(c -> new AlterTableClaims(claim, name, c, mode).add(only));
    }

    private void alterIndex(AlterTable alter, TableName index) {
        for (AlterCommand command : alter.commands()) {
            if (command.is("AttachPartition")) {
                new IndexClaims(claim).attach(index, command.other().flatMap(claim.outlook()::find));
            } else {
                claim.lock(index, LockTable.of(command));
            }
            if (command.is("SetTableSpace")) {
                claim.rewrite(index);
            }
        }
    }

    private void grant() {
        if (claim.outlook().major() >= LockTable.GRANT_LOCKS_SINCE) {
            altered(ACCESS_SHARE);
        }
    }

    private void trigger() {
        for (TableName table : uses(RelationRef.Use.ALTERS)) {
            boolean cloned = claim.isPartitioned(table) && statement.tree().flag("row");
            claim.lock(cloned ? claim.family(table) : List.of(table), SHARE_ROW_EXCLUSIVE);
        }
        uses(RelationRef.Use.REFERENCES).forEach(t -> claim.lock(t, ACCESS_SHARE));
    }

    /** A new condition of a domain is proved in every table that has a column of it, under SHARE. */
    private void domain() {
        RelationName name = RelationName.of(statement.tree().strings("typeName"));
        boolean reads = switch (statement.tree().text("subtype")) {
            case "O", "V" -> true;
            case "C" ->
                statement
                        .tree()
                        .field("def")
                        .filter(d -> !d.flag("skip_validation"))
                        .isPresent();
            default -> false;
        };
        claim.outlook()
                .type(name.schema(), name.name())
                .filter(t -> reads)
                .ifPresent(type -> claim.outlook().allRelations().stream()
                        .filter(r ->
                                r.columns().stream().anyMatch(c -> c.typeName().equals(type.name())))
                        .forEach(r -> {
                            claim.lock(r.name(), SHARE);
                            claim.scan(r.name());
                        }));
    }

    private void rename() {
        Node tree = statement.tree();
        for (TableName name : uses(RelationRef.Use.ALTERS)) {
            boolean index = tree.text("renameType").equals("OBJECT_INDEX");
            claim.lock(name, index ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE);
            if (tree.text("renameType").equals("OBJECT_COLUMN")
                    || tree.text("renameType").equals("OBJECT_TABCONSTRAINT")) {
                claim.lock(claim.outlook().descendants(name), ACCESS_EXCLUSIVE);
            }
            if (tree.text("renameType").equals("OBJECT_TABCONSTRAINT")) {
                TableName constraint = RelationName.of(List.of(name.schema().value(), tree.text("subname")))
                        .schema()
                        .map(s -> TableName.of(s.value(), tree.text("subname")))
                        .orElseThrow();
                claim.outlook().index(constraint).ifPresent(i -> claim.lock(i.name(), SHARE_UPDATE_EXCLUSIVE));
            }
        }
    }

    private void setSchema() {
        for (TableName name : uses(RelationRef.Use.ALTERS)) {
            claim.lock(name, ACCESS_EXCLUSIVE);
            claim.lock(claim.ownedSequences(name, Optional.empty()), ACCESS_EXCLUSIVE);
        }
    }

    private void sequence() {
        uses(RelationRef.Use.ALTERS).forEach(s -> {
            claim.lock(s, SHARE_ROW_EXCLUSIVE);
            if (statement.tree().list("options").stream()
                    .anyMatch(o -> !o.text("defname").equals("owned_by"))) {
                claim.rewrite(s);
            }
        });
        uses(RelationRef.Use.REFERENCES).forEach(t -> claim.lock(t, ACCESS_SHARE));
    }
}
