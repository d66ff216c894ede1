// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Count;
import io.suture.core.typed.IndexElement;
import io.suture.core.typed.OneText;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SqlQuery;
import io.suture.core.typed.SqlType;
import io.suture.core.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that is one text.
 *
 * @param type whose values these are
 * @param parse throws every problem of the text
 * @param flagged whether {@code true} and {@code false} are texts of it
 */
record TextShape<T>(Class<T> type, String words, Function<String, T> parse, Function<T, String> print, boolean flagged)
        implements Shape {
    /** Those there are. */
    static final List<TextShape<?>> ALL = List.of(
            // Space around it may belong to it: the body of a function, a value of an enum.
            new TextShape<>(String.class, "a text", Function.identity(), Function.identity(), true),
            new TextShape<>(Identifier.class, "a name", TextShape::identifier, i -> quotedWhereNeeded(i), false),
            new TextShape<>(
                    QualifiedName.class,
                    "a name, perhaps with its schema",
                    QualifiedName::parse,
                    QualifiedName::display,
                    false),
            new TextShape<>(SqlExpression.class, "an SQL expression", SqlExpression::new, SqlExpression::text, true),
            new TextShape<>(SqlType.class, "an SQL type", SqlType::new, SqlType::text, false),
            new TextShape<>(
                    IndexElement.class,
                    "a column, or an expression in parentheses",
                    IndexElement::new,
                    IndexElement::text,
                    false),
            new TextShape<>(SqlQuery.class, "an SQL query", SqlQuery::new, SqlQuery::text, false),
            new TextShape<>(Count.class, "a number", Count::parse, Count::toString, false));

    /** @param type with {@link OneText} */
    static TextShape<?> of(Class<?> type) {
        String words = type.getAnnotation(OneText.class).value();
        return new TextShape<>(type, words, text -> Reflected.parse(type, text));
    }

    private TextShape(Class<T> type, String words, Function<String, Object> parse) {
        this(type, words, text -> type.cast(parse.apply(text)), Object::toString, true);
    }

    @Override
    public Optional<Object> read(YamlValue value, Reading in) {
        return switch (value) {
            case YamlValue.Text text ->
                in.made(value, () -> parse.apply(type == String.class ? text.verbatim() : text.text()));
            case YamlValue.Flag flag when flagged -> in.made(value, () -> parse.apply(Boolean.toString(flag.is())));
            default -> in.wrong(value, this);
        };
    }

    @Override
    public Object write(Object value) {
        return print.apply(type.cast(value));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }

    /** Double quotes around a name are those of SQL. */
    private static Identifier identifier(String text) {
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return Identifier.of(quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text);
    }

    private static String quotedWhereNeeded(Identifier name) {
        return name.value().startsWith("\"") ? '"' + name.value().replace("\"", "\"\"") + '"' : name.value();
    }
}
