// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Query;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.problem.Problem;
import io.suture.core.sql.BuiltInFunctions;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.typed.SqlQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query in the place of a table that rows come from. {@code DATA-QUERY} where its columns have no names, or it takes a part of its rows by their order.
 *
 * @param follows tables whose rows others write meanwhile, and by which of their columns the key of the query is known
 */
public record QuerySource(SqlQuery query, List<Follow> follows) {
    /** Nobody knows before the server says; what needs to know it is refused. */
    private static final String TYPE = "text";

    /**
     * A table that the query reads.
     *
     * @param key as many columns as the query's key has, in the same order; none: what others write there is not noted, and found by the proof
     */
    public record Follow(QualifiedName table, List<Identifier> key) {
        public Follow {
            key = List.copyOf(key);
        }
    }

    public QuerySource {
        follows = List.copyOf(follows);
        List<Optional<Identifier>> names = names(query);
        if (names.isEmpty()
                || names.stream().anyMatch(Optional::isEmpty)
                || new HashSet<>(names).size() < names.size()) {
            throw refused(
                    "not every column of the query has a name of its own",
                    "the targets' expressions find them by name in `src`, before the server is asked what `*` is",
                    "name each column: SELECT a.id, b.code AS code …");
        }
        if (tree(query)
                .walk()
                .anyMatch(n -> n.is("SelectStmt")
                        && (n.has("limitCount") || n.has("limitOffset") || n.has("lockingClause")))) {
            throw refused(
                    "the query has LIMIT, OFFSET or a lock",
                    "which rows it takes would depend on others that are not written, so that what changes meanwhile could not be done again by"
                            + " key",
                    "choose rows by a condition");
        }
    }

    private static RuntimeException refused(String what, String why, String fix) {
        return Problem.user("DATA-QUERY", what, why, fix).asException();
    }

    private static Node tree(SqlQuery query) {
        return SqlScript.parse(query.text(), SourceName.of("<query>"))
                .statements()
                .getFirst()
                .tree();
    }

    private static List<Optional<Identifier>> names(SqlQuery query) {
        Node select = tree(query);
        while (select.field("larg").isPresent()) {
            select = select.field("larg").get();
        }
        return select.list("targetList").stream().map(QuerySource::name).toList();
    }

    private static Optional<Identifier> name(Node target) {
        Optional<String> column = target.field("val")
                .filter(v -> v.is("ColumnRef"))
                .map(v -> v.strings("fields"))
                .filter(f -> !f.isEmpty()
                        && target.field("val").orElseThrow().list("fields").size() == f.size())
                .map(List::getLast);
        return target.string("name").or(() -> column).map(Identifier::of);
    }

    /** As if it were a view, under the name of one of the tables it reads. */
    public Relation relation(TableName name, List<Identifier> key) {
        TableName type = new TableName(Identifier.of("pg_catalog"), Identifier.of(TYPE));
        List<Column> columns = names(query).stream()
                .flatMap(Optional::stream)
                .map(n -> key.contains(n) ? Column.of(n, TYPE, type).withNotNull(true) : Column.of(n, TYPE, type))
                .toList();
        return Relation.of(name, RelationKind.VIEW, columns, "").withQuery(new Query(query.toString(), true));
    }

    /** Tables it names, each once. */
    public Set<QualifiedName> reads() {
        Set<String> common = tree(query)
                .walk()
                .filter(n -> n.is("CommonTableExpr"))
                .map(n -> n.text("ctename"))
                .collect(Collectors.toSet());
        return tree(query)
                .walk()
                .filter(n -> n.is("RangeVar"))
                .filter(n -> n.string("schemaname").isPresent() || !common.contains(n.text("relname")))
                .map(n ->
                        new QualifiedName(n.string("schemaname").map(Identifier::of), Identifier.of(n.text("relname"))))
                .collect(Collectors.toSet());
    }

    /** Whether it calls functions besides PostgreSQL's own. */
    public boolean callsOthers() {
        return Expressions.functions(tree(query)).stream()
                .map(QualifiedName::of)
                .anyMatch(f -> !BuiltInFunctions.contains(f.name().value())
                        || f.schema()
                                .filter(s -> !s.value().equals("pg_catalog"))
                                .isPresent());
    }

    /** As a list of a {@code CALL}: a table each, and its columns. */
    List<List<String>> lines() {
        return follows.stream()
                .map(f -> Stream.concat(
                                Stream.of(f.table().display()), f.key().stream().map(Identifier::value))
                        .toList())
                .toList();
    }

    /** Empty where there is none. */
    static Optional<QuerySource> of(Optional<String> query, List<List<String>> lines) {
        return query.map(text -> new QuerySource(
                new SqlQuery(text),
                lines.stream()
                        .map(l -> new Follow(
                                QualifiedName.parse(l.getFirst()),
                                l.stream().skip(1).map(Identifier::of).toList()))
                        .toList()));
    }
}
