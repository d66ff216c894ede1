// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code CREATE INDEX}.
 *
 * @param node the {@code IndexStmt}
 */
public record IndexClause(Node node) {

    /** Empty where the statement is none. */
    public static Optional<IndexClause> of(Statement statement) {
        return Optional.of(statement.tree()).filter(t -> t.is("IndexStmt")).map(IndexClause::new);
    }

    /**
     * One place of the key.
     *
     * @param column empty for an expression
     * @param plain whether neither operator class, collation nor order is written
     */
    public record Key(
            Optional<Identifier> column,
            Optional<Node> expression,
            boolean descending,
            boolean nullsFirst,
            boolean plain) {
        static Key of(Node element) {
            boolean descending = element.text("ordering").equals("SORTBY_DESC");
            String nulls = element.text("nulls_ordering");
            boolean first = nulls.equals("SORTBY_NULLS_DEFAULT") ? descending : nulls.equals("SORTBY_NULLS_FIRST");
            boolean plain = !element.has("opclass") && !element.has("collation") && !descending && !first;
            return new Key(element.string("name").map(Identifier::of), element.field("expr"), descending, first, plain);
        }
    }

    public RelationName table() {
        return RelationName.in(node, "relation").orElseThrow();
    }

    /** Empty where PostgreSQL chooses it. */
    public Optional<Identifier> name() {
        return node.string("idxname").map(Identifier::of);
    }

    public String method() {
        return node.string("accessMethod").orElse("btree");
    }

    public List<Key> keys() {
        return node.list("indexParams").stream().map(Key::of).toList();
    }

    public List<Identifier> including() {
        return node.list("indexIncludingParams").stream()
                .map(p -> Identifier.of(p.text("name")))
                .toList();
    }

    /** What the parts are called in a name that PostgreSQL chooses: keys, then {@code INCLUDE}. */
    public List<String> labels() {
        return Stream.concat(node.list("indexParams").stream(), node.list("indexIncludingParams").stream())
                .map(ColumnLabel::ofIndexElement)
                .toList();
    }

    public Optional<Node> predicate() {
        return node.field("whereClause");
    }

    public boolean isUnique() {
        return node.flag("unique");
    }

    public boolean isConcurrent() {
        return node.flag("concurrent");
    }

    /** {@code IF NOT EXISTS}. */
    public boolean isLenient() {
        return node.flag("if_not_exists");
    }
}
