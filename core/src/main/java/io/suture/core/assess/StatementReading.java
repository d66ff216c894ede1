// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.migration.MigrationId;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.RelationRef.Use;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.IndexClause;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.typed.PlannedCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one statement changes.
 *
 * @param outlook the schema before it
 * @param concurrent whether indexes are built while people write
 */
record StatementReading(MigrationId migration, Statement statement, Outlook outlook, boolean concurrent) {
    private static final Set<Use> CHANGES = Set.of(Use.ALTERS, Use.DROPS, Use.WRITES, Use.MAINTAINS);
    /** No client names them. */
    private static final String STATISTICS = "OBJECT_STATISTIC_EXT";

    private static final Map<String, ChangeType> CALLS =
            Map.of("compatibility_view", ChangeType.NEW, "move_rows", ChangeType.DATA, "change_rows", ChangeType.DATA);

    List<Change> changes() {
        if (isAboutNew()) {
            return List.of();
        }
        Optional<PlannedCall> call = PlannedCall.of(statement);
        if (call.isPresent()) {
            return List.of(ofCall(call.get()));
        }
        if (statement.opaque()) {
            return List.of(change(ChangeType.OPAQUE, ""));
        }
        Optional<AlterTable> alter = AlterTable.of(statement);
        return alter.isPresent()
                ? ofAlter(alter.get())
                : type().map(this::change).stream().toList();
    }

    /** The first thing it makes, changes or drops that others use already. */
    private Optional<TableName> table() {
        return targets()
                .flatMap(ref -> outlook.find(ref).stream())
                .map(this::tableOf)
                .findFirst();
    }

    /** An index is a matter of its table. */
    private TableName tableOf(TableName relation) {
        return outlook.index(relation).map(index -> index.table()).orElse(relation);
    }

    private Stream<RelationRef> targets() {
        return statement.relations().stream().filter(ref -> CHANGES.contains(ref.use()));
    }

    /** What the run itself has made, nobody uses. */
    private boolean isAboutNew() {
        List<Optional<TableName>> all = targets().map(outlook::find).toList();
        return !all.isEmpty()
                && all.stream().allMatch(t -> t.filter(outlook::isFresh).isPresent());
    }

    private Change change(ChangeType type) {
        Optional<TableName> table = table().or(this::assumed);
        return new Change(
                migration, type, table, table.map(TableName::display).orElseGet(this::name), Optional.of(statement));
    }

    /** The first thing it is about, where none is known: then the schema is known from elsewhere, or not at all. */
    private Optional<TableName> assumed() {
        return targets()
                .map(ref -> outlook.resolve(new RelationName(ref.schema(), ref.name(), false, false)))
                .findFirst();
    }

    private Change change(ChangeType type, String subject) {
        return new Change(migration, type, table(), subject, Optional.of(statement));
    }

    private Change ofCall(PlannedCall call) {
        ChangeType type = CALLS.getOrDefault(call.procedure(), ChangeType.RESTRUCTURED);
        String subject = call.text(0).orElse("a table");
        Optional<TableName> table =
                outlook.find(Optional.empty(), Identifier.of(subject.substring(subject.indexOf('.') + 1)));
        return new Change(migration, type, table, subject, Optional.of(statement));
    }

    private List<Change> ofAlter(AlterTable alter) {
        Optional<TableName> table = outlook.find(alter.relation()).map(this::tableOf);
        TableName named = table.orElseGet(() -> outlook.resolve(alter.relation()));
        boolean index = alter.objectType().equals("OBJECT_INDEX");
        return alter.commands().stream()
                .map(command -> index
                        ? ChangeType.INDEX_CHANGED
                        : CommandReading.type(command, table.flatMap(outlook::relation), outlook))
                .distinct()
                .filter(type -> type != ChangeType.NEW)
                .map(type -> new Change(migration, type, Optional.of(named), named.display(), Optional.of(statement)))
                .toList();
    }

    /** The word for what has no relation: the type, function or role it names. */
    private String name() {
        Node tree = statement.tree();
        return Stream.of("typeName", "typename", "funcname", "defnames")
                .map(tree::strings)
                .filter(words -> !words.isEmpty())
                .map(words -> String.join(".", words))
                .findFirst()
                .or(() -> tree.list("objects").stream()
                        .map(o -> String.join(".", o.strings("items")))
                        .filter(words -> !words.isEmpty())
                        .findFirst())
                .orElseGet(() -> statement
                        .kind()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', ' '));
    }

    /** Empty for what changes nothing that anybody uses. */
    private Optional<ChangeType> type() {
        return switch (statement.kind()) {
            case CREATE_INDEX -> Optional.of(ofIndex());
            case DROP_INDEX, REINDEX, ALTER_INDEX -> Optional.of(ChangeType.INDEX_CHANGED);
            case RENAME -> ofRename();
            case ALTER_ENUM_ADD_VALUE, ALTER_ENUM_RENAME_VALUE -> Optional.of(ChangeType.ENUM);
            case INSERT -> Optional.of(isConstant() ? ChangeType.ROWS_ADDED : ChangeType.DATA);
            case UPDATE, DELETE, MERGE, TRUNCATE, COPY -> Optional.of(ChangeType.DATA);
            case SELECT, CREATE_TABLE_AS ->
                statement.relations().stream().anyMatch(r -> r.use() == Use.WRITES)
                        ? Optional.of(ChangeType.DATA)
                        : Optional.empty();
            case DROP_TABLE, DROP_FOREIGN_TABLE, DROP_SCHEMA, DROP_OWNED, DROP_DATABASE, ALTER_TYPE, CLUSTER ->
                Optional.of(ChangeType.RESTRUCTURED);
            case SET_SCHEMA ->
                statement.tree().text("objectType").equals(STATISTICS)
                        ? Optional.empty()
                        : Optional.of(ChangeType.RESTRUCTURED);
            case DROP_VIEW,
                    DROP_MATERIALIZED_VIEW,
                    DROP_SEQUENCE,
                    DROP_TYPE,
                    DROP_DOMAIN,
                    DROP_FUNCTION,
                    DROP_PROCEDURE,
                    DROP_EXTENSION -> Optional.of(ChangeType.REMOVED);
            case ALTER_DOMAIN, CREATE_TRIGGER, DROP_TRIGGER, CREATE_RULE, DROP_RULE -> Optional.of(ChangeType.RULE);
            case GRANT,
                    REVOKE,
                    GRANT_ROLE,
                    REVOKE_ROLE,
                    ALTER_DEFAULT_PRIVILEGES,
                    CREATE_ROLE,
                    ALTER_ROLE,
                    DROP_ROLE,
                    SET_OWNER,
                    REASSIGN_OWNED,
                    CREATE_POLICY,
                    ALTER_POLICY,
                    DROP_POLICY,
                    SECURITY_LABEL,
                    ALTER_SYSTEM,
                    ALTER_DATABASE -> Optional.of(ChangeType.SECURITY);
            case CREATE_FUNCTION, CREATE_PROCEDURE, ALTER_FUNCTION ->
                isSecurityDefiner() ? Optional.of(ChangeType.SECURITY) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private ChangeType ofIndex() {
        boolean meanwhile = concurrent
                || IndexClause.of(statement).filter(IndexClause::isConcurrent).isPresent();
        return meanwhile ? ChangeType.INDEX_BUILT : ChangeType.INDEX_CHANGED;
    }

    private Optional<ChangeType> ofRename() {
        return switch (statement.tree().text("renameType")) {
            case "OBJECT_INDEX", "OBJECT_TABCONSTRAINT" -> Optional.of(ChangeType.INDEX_CHANGED);
            case STATISTICS -> Optional.empty();
            default -> Optional.of(ChangeType.RESTRUCTURED);
        };
    }

    /** Rows that stand in the statement itself, of which none replaces another. */
    private boolean isConstant() {
        Node tree = statement.tree();
        boolean replaces = tree.field("onConflictClause")
                .filter(c -> c.text("action").equals("ONCONFLICT_UPDATE"))
                .isPresent();
        return !replaces
                && tree.field("selectStmt")
                        .map(s -> s.list("fromClause").isEmpty())
                        .orElse(true);
    }

    private boolean isSecurityDefiner() {
        return statement.tree().list("options").stream()
                .filter(o -> o.text("defname").equals("security"))
                .anyMatch(o -> o.field("arg").map(a -> a.flag("boolval")).orElse(false));
    }
}
