// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what clients send – as {@code pg_stat_statements} or {@code pg_stat_activity} have it – for names that are to go. A relation
 * without a schema may be any of its name: nobody knows the client's {@code search_path}. A view of a release counts only where its
 * schema is named: every release has one of that name.
 */
public final class QueryReading {
    private final List<Removed> names;

    /** @param names as {@link Removals#names()} */
    public QueryReading(List<Removed> names) {
        this.names = List.copyOf(names);
    }

    /** The names of relations a text must hold to be worth reading, lower case. */
    public List<String> words() {
        return names.stream()
                .map(r -> r.relation().name().value().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** Whether the statements need one of the names. Definitions (DDL) do not count: they are no client's daily work. */
    public Usage of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (words().stream().noneMatch(lower::contains)) {
            return Usage.NONE;
        }
        try {
            return SqlScript.parse(text, SourceName.of("query")).statements().stream()
                    .filter(QueryReading::isWork)
                    .map(this::of)
                    .reduce(Usage.NONE, Usage::or);
        } catch (SutureException unreadable) {
            return Usage.PERHAPS;
        }
    }

    private static boolean isWork(Statement statement) {
        return switch (statement.kind()) {
            case SELECT, INSERT, UPDATE, DELETE, MERGE, COPY -> true;
            default -> statement.tree().walk().anyMatch(n -> n.is("SelectStmt")) && isWrapped(statement.tree());
        };
    }

    /** {@code DECLARE CURSOR}, {@code PREPARE} and {@code EXPLAIN} of a query. */
    private static boolean isWrapped(Node tree) {
        return switch (tree.tag()) {
            case "DeclareCursorStmt", "PrepareStmt", "ExplainStmt" -> true;
            default -> false;
        };
    }

    private Usage of(Statement statement) {
        Usage usage = Usage.NONE;
        for (Removed removed : names) {
            boolean named = statement.relations().stream()
                    .anyMatch(ref -> ref.name().equals(removed.relation().name())
                            && ref.schema()
                                    .map(removed.relation().schema()::equals)
                                    .orElse(removed.way() != Removed.Way.RETIRED));
            if (named) {
                usage = usage.or(removed.column()
                        .map(column -> of(statement, removed.relation(), column))
                        .orElse(Usage.YES));
            }
        }
        return usage;
    }

    private static Usage of(Statement statement, TableName relation, Identifier column) {
        ColumnUse use = new ColumnUse(relation, column, handles(statement, relation), others(statement, relation));
        return statement.tree().walk().map(use::of).reduce(Usage.NONE, Usage::or);
    }

    /** What the relation is called inside the statement. */
    private static Set<String> handles(Statement statement, TableName relation) {
        Set<String> handles = statement
                .tree()
                .walk()
                .filter(n -> n.text("relname").equals(relation.name().value()))
                .map(n -> n.field("alias").map(a -> a.text("aliasname")).orElse(n.text("relname")))
                .collect(Collectors.toCollection(HashSet::new));
        handles.add(relation.name().value());
        return handles;
    }

    /** Whether the statement names a source of columns besides the relation. */
    private static boolean others(Statement statement, TableName relation) {
        return statement
                .tree()
                .walk()
                .anyMatch(n -> n.is("RangeSubselect")
                        || n.is("RangeFunction")
                        || n.is("CommonTableExpr")
                        || n.has("relname")
                                && !n.text("relname").equals(relation.name().value()));
    }
}
