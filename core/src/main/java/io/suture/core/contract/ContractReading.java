// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.KeptName;
import io.suture.core.contract.Removals.Thing;
import io.suture.core.contract.Removed.Way;
import io.suture.core.dualwrite.Census;
import io.suture.core.operation.AuthorSetting;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Sql;
import io.suture.core.release.LiveReleases;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through the statements of a contract and notes what each takes away. For one migration. */
final class ContractReading {
    private final Outlook outlook;
    private final LiveReleases releases;
    private final List<Removed> removed = new ArrayList<>();
    private final Set<Thing> dropped = new HashSet<>();

    ContractReading(Catalog catalog, List<Identifier> searchPath) {
        this.outlook = new Outlook(catalog, searchPath);
        this.releases = LiveReleases.of(catalog);
    }

    void read(Sql sql) {
        SqlScript.parse(sql.text(), SourceName.of("plan")).statements().forEach(this::read);
    }

    Removals removals() {
        return new Removals(
                removed, removed.stream().filter(r -> !isThere(r)).distinct().toList(), dropped);
    }

    private void read(Statement statement) {
        AuthorSetting.of(statement).flatMap(AuthorSetting::searchPath).ifPresent(outlook::path);
        Node tree = statement.tree();
        switch (tree.tag()) {
            case "DropStmt" -> drop(tree);
            case "RenameStmt" -> rename(tree);
            case "AlterObjectSchemaStmt" -> RelationName.in(tree, "relation").ifPresent(r -> gone(r, Way.RENAMED));
            default -> AlterTable.of(statement).ifPresent(this::alter);
        }
        Effects.apply(statement, outlook);
    }

    private void drop(Node tree) {
        Way way = cascading(tree);
        for (Node object : tree.list("objects")) {
            List<String> names = object.strings("items");
            switch (tree.text("removeType")) {
                case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE", "OBJECT_SEQUENCE" ->
                    gone(RelationName.of(names), way);
                case "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE" -> {
                    RelationName on = RelationName.of(names.subList(0, names.size() - 1));
                    dropped.add(new Thing(outlook.resolve(on), names.getLast()));
                }
                default -> {}
            }
        }
    }

    private void gone(RelationName name, Way way) {
        TableName relation = outlook.resolve(name);
        dropped.add(new Thing(relation, ""));
        if (!Census.isOne(relation)) {
            removed.add(new Removed(relation, Optional.empty(), releases.has(relation.schema()) ? Way.RETIRED : way));
        }
    }

    private void rename(Node tree) {
        Optional<TableName> relation = RelationName.in(tree, "relation").map(outlook::resolve);
        if (relation.isEmpty()) {
            return;
        }
        Way way = KeptName.isOne(tree.text("newname")) ? Way.DROPPED : Way.RENAMED;
        switch (tree.text("renameType")) {
            case "OBJECT_COLUMN" ->
                removed.add(new Removed(relation.get(), Optional.of(Identifier.of(tree.text("subname"))), way));
            case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE" ->
                removed.add(new Removed(relation.get(), Optional.empty(), way));
            default -> {}
        }
    }

    private void alter(AlterTable alter) {
        TableName relation = outlook.resolve(alter.relation());
        for (AlterCommand command : alter.commands()) {
            if (command.is("DropColumn")) {
                Way way = command.isCascade() ? Way.DROPPED_WITH_DEPENDANTS : Way.DROPPED;
                removed.add(new Removed(relation, Optional.of(command.name()), way));
            } else if (command.is("DropConstraint")) {
                dropped.add(new Thing(relation, command.name().value()));
            }
        }
    }

    private static Way cascading(Node tree) {
        return tree.text("behavior").equals("DROP_CASCADE") ? Way.DROPPED_WITH_DEPENDANTS : Way.DROPPED;
    }

    /** Whether the name means something when all is done. */
    private boolean isThere(Removed gone) {
        return outlook.relation(gone.relation())
                .filter(r -> gone.column().map(c -> r.column(c).isPresent()).orElse(true))
                .isPresent();
    }
}
