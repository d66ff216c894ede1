// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Outlook;
import io.suture.core.outlook.SearchPath;
import io.suture.core.plan.Kind;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A setting of the author's holds until the end of the migration, in every transaction of it, and never outlives it: {@code SET}
 * becomes {@code SET LOCAL}, {@code set_config(…, false)} becomes {@code set_config(…, true)}.
 *
 * @param local the statement in its transaction-wide form
 * @param path what unqualified names mean from here on, where it is about that
 */
public record Setting(Statement statement, String local, Optional<SearchPath> path) implements Operation {
    private static final String PATH = "search_path";

    @Override
    public void compile(Draft draft) {
        draft.setting(Draft.inPlaceOf(statement, local));
        path.ifPresent(draft.outlook()::path);
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    /** Understands {@code SET}, {@code SET LOCAL} and {@code SELECT set_config(…)}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public boolean evenAsWritten() {
            return true;
        }

        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            StatementText text = statement.edit();
            if (statement.kind() == StatementKind.SET_LOCAL) {
                return Optional.of(List.of(new Setting(statement, statement.text(), path(statement))));
            }
            if (statement.kind() == StatementKind.SET) {
                return Optional.of(List.of(new Setting(statement, local(text), path(statement))));
            }
            return config(statement, text).map(List::of);
        }

        private static String local(StatementText text) {
            Token set = text.tokens().getFirst();
            Token next = text.after(set).orElseThrow();
            boolean session = next.is("session")
                    && text.after(next).filter(t -> t.is("authorization")).isEmpty();
            return session
                    ? text.change().replace(next, "LOCAL").text()
                    : text.change().insertAfter(set, "LOCAL").text();
        }

        /** {@code SELECT [pg_catalog.]set_config('search_path', '', false)}, as dumps begin. */
        private static Optional<Operation> config(Statement statement, StatementText text) {
            List<Token> tokens = text.tokens();
            boolean calls = statement.kind() == StatementKind.SELECT
                    && tokens.size() >= 9
                    && tokens.stream().limit(4).anyMatch(t -> t.is("set_config"))
                    && tokens.getLast().isSymbol(")")
                    && tokens.get(tokens.size() - 2).is("false");
            if (!calls) {
                return Optional.empty();
            }
            String local =
                    text.change().replace(tokens.get(tokens.size() - 2), "true").text();
            boolean emptied =
                    text.source().contains("'" + PATH + "'") && text.source().contains("''");
            Optional<SearchPath> path = emptied ? Optional.of(new SearchPath(List.of())) : Optional.empty();
            return Optional.of(new Setting(statement, local, path));
        }

        private static Optional<SearchPath> path(Statement statement) {
            Node tree = statement.tree();
            if (!tree.text("name").equals(PATH)) {
                return Optional.empty();
            }
            List<Identifier> schemas = new ArrayList<>();
            for (Node argument : tree.list("args")) {
                String name = argument.field("sval").map(s -> s.text("sval")).orElse("");
                if (!name.isEmpty() && !name.startsWith("$")) {
                    schemas.add(Identifier.of(name));
                }
            }
            return Optional.of(new SearchPath(schemas));
        }
    }
}
