// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Takes;
import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement where it stands: the schema before it, the transaction it runs in, the server it runs on. */
public final class Spot {
    private static final Set<String> TABLES = Set.of("OBJECT_TABLE", "OBJECT_FOREIGN_TABLE", "OBJECT_MATVIEW", "");

    private final Passage file;
    private final Statement statement;
    private final Ground ground;
    private final int transaction;
    private final boolean inBody;
    private final Takes takes;

    Spot(Passage file, Statement statement, Ground ground, int transaction, boolean inBody) {
        this.file = file;
        this.statement = statement;
        this.ground = ground;
        this.transaction = transaction;
        this.inBody = inBody;
        this.takes = Claims.of(statement, ground.outlook());
    }

    public Statement statement() {
        return statement;
    }

    public Node tree() {
        return statement.tree();
    }

    public boolean is(StatementKind kind) {
        return statement.kind() == kind;
    }

    /** The file it stands in, as far as it was looked at. */
    public Passage file() {
        return file;
    }

    public LintOptions options() {
        return file.options();
    }

    public int major() {
        return file.options().major();
    }

    /** The schema before this statement. */
    public Outlook outlook() {
        return ground.outlook();
    }

    /** What it takes from relations that are known to be there; known at this place only, kept for later. */
    public Takes takes() {
        return takes;
    }

    /** Whether it runs in a transaction with others, as far as is known. */
    public boolean isInTransaction() {
        return inBody || transaction > 0;
    }

    /** Whether statements that refuse a transaction may take its place, as far as is known. */
    public boolean isByItself() {
        return !isInTransaction() && options().transaction() != TransactionMode.FILE;
    }

    /** Whether it stands in the body of a {@code DO}. */
    public boolean isInBody() {
        return inBody;
    }

    /** Those before it in the same transaction; none outside of one. */
    public List<Spot> earlierInTransaction() {
        return transaction == 0
                ? List.of()
                : file.spots().stream()
                        .filter(s -> s.transaction == transaction)
                        .toList();
    }

    /** Whether the file has made the relation itself and nobody can be in the way. */
    public boolean isExempt(RelationName relation) {
        return ground.isExempt(relation);
    }

    /** Whether that holds of every relation in this field or list of names. */
    public boolean isExempt(Node node, String field) {
        return RelationName.in(node, field).filter(this::isExempt).isPresent();
    }

    /** The relation, if all of it is known. */
    public Optional<Relation> known(RelationName relation) {
        return ground.known(relation);
    }

    /** The relation as far as it is known. */
    public Optional<Relation> relation(RelationName relation) {
        return outlook().find(relation).flatMap(outlook()::relation);
    }

    /** What an {@code ALTER TABLE} does to a table that others use, one by one. */
    public List<Alteration> alterations() {
        Optional<AlterTable> alter = AlterTable.of(statement);
        if (alter.isEmpty()
                || !TABLES.contains(alter.get().objectType())
                || isExempt(alter.get().relation())
                || outlook()
                        .find(alter.get().relation())
                        .flatMap(outlook()::index)
                        .isPresent()) {
            return List.of();
        }
        AlterTableText text = AlterTableText.of(statement);
        List<Alteration> found = new ArrayList<>();
        List<AlterCommand> commands = alter.get().commands();
        boolean foreign = isForeign(alter.get());
        for (int i = 0; i < commands.size(); i++) {
            if (foreign && !commands.get(i).is("DropColumn")) {
                continue;
            }
            found.add(new Alteration(
                    alter.get().relation(),
                    commands.get(i),
                    text.head(),
                    text.commands().get(i),
                    commands.size() == 1));
        }
        return found;
    }

    /** Its rows are elsewhere: PostgreSQL neither reads nor writes them, whatever becomes of their description. */
    private boolean isForeign(AlterTable alter) {
        return alter.objectType().equals("OBJECT_FOREIGN_TABLE")
                || relation(alter.relation())
                        .filter(r -> r.kind() == RelationKind.FOREIGN_TABLE)
                        .isPresent();
    }

    /** The same of this sub-command. */
    public List<Alteration> alterations(String subtype) {
        return alterations().stream().filter(a -> a.command().is(subtype)).toList();
    }

    /** The statement as it is, for a fix that only surrounds it. */
    public String sql() {
        return statement.text() + ";";
    }
}
