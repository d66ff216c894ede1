// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.SearchPath;
import io.suture.core.plan.Setting;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A {@code SET} in a migration, or {@code SELECT set_config(…)} as {@code pg_dump} writes it.
 *
 * @param values as the parse tree has them, without quotes
 * @param local whether the author ends it with the transaction
 */
public record AuthorSetting(String name, List<String> values, boolean local) {
    private static final String SEARCH_PATH = "search_path";

    /** Empty for any other statement, and for a value that is not a list of constants. */
    public static Optional<AuthorSetting> of(Statement statement) {
        Node tree = statement.tree();
        if (statement.kind() == StatementKind.SET || statement.kind() == StatementKind.SET_LOCAL) {
            List<Optional<String>> values =
                    tree.list("args").stream().map(AuthorSetting::constant).toList();
            boolean plain =
                    tree.text("kind").equals("VAR_SET_VALUE") && values.stream().allMatch(Optional::isPresent);
            return plain
                    ? Optional.of(new AuthorSetting(
                            tree.text("name"),
                            values.stream().flatMap(Optional::stream).toList(),
                            tree.flag("is_local")))
                    : Optional.empty();
        }
        return statement.kind() == StatementKind.SELECT ? configured(tree) : Optional.empty();
    }

    /** {@code SELECT set_config('name', 'value', is_local)} and nothing else. */
    private static Optional<AuthorSetting> configured(Node select) {
        List<Node> targets = select.list("targetList");
        if (targets.size() != 1 || select.has("fromClause")) {
            return Optional.empty();
        }
        Optional<Node> call = targets.getFirst().field("val").filter(v -> v.is("FuncCall"));
        boolean config = call.filter(c -> !c.strings("funcname").isEmpty())
                .filter(c -> c.strings("funcname").getLast().equals("set_config")
                        && c.list("args").size() == 3)
                .isPresent();
        if (!config) {
            return Optional.empty();
        }
        List<Node> arguments = call.get().list("args");
        Optional<String> name = constant(arguments.get(0));
        Optional<String> value = constant(arguments.get(1));
        boolean local =
                arguments.get(2).field("boolval").filter(b -> b.flag("boolval")).isPresent();
        return name.flatMap(n -> value.map(v -> new AuthorSetting(
                n.toLowerCase(Locale.ROOT), n.equalsIgnoreCase(SEARCH_PATH) ? listed(v) : List.of(v), local)));
    }

    private static Optional<String> constant(Node value) {
        if (!value.is("A_Const")) {
            return Optional.empty();
        }
        Optional<String> text = value.field("sval").map(s -> s.text("sval"));
        Optional<String> number = value.field("ival").map(i -> String.valueOf(i.integer("ival")));
        Optional<String> decimal = value.field("fval").map(f -> f.text("fval"));
        Optional<String> flag = value.field("boolval").map(b -> String.valueOf(b.flag("boolval")));
        return text.or(() -> number).or(() -> decimal).or(() -> flag);
    }

    /** The names in {@code 'app, "My schema"'}. */
    private static List<String> listed(String value) {
        List<String> names = SqlLexer.tokens(value).stream()
                .filter(t -> t.kind() == TokenKind.WORD || t.kind() == TokenKind.QUOTED_NAME)
                .map(AuthorSetting::name)
                .toList();
        return names.isEmpty() ? List.of("") : names;
    }

    private static String name(Token token) {
        return token.kind() == TokenKind.WORD
                ? token.text().toLowerCase(Locale.ROOT)
                : token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"");
    }

    Setting setting() {
        return new Setting(name, values.stream().map(SqlLiteral::quote).collect(Collectors.joining(", ")));
    }

    /** What it makes of the search path, if that is what it sets; {@code $user} is left out. */
    public Optional<SearchPath> searchPath() {
        return name.equals(SEARCH_PATH)
                ? Optional.of(new SearchPath(values.stream()
                        .filter(v -> !v.isEmpty() && !v.equals("$user"))
                        .map(Identifier::of)
                        .toList()))
                : Optional.empty();
    }
}
