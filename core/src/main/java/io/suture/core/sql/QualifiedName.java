// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of something that lies in a schema, as an author gives it: where no schema is named, the search path decides.
 *
 * <p>{@link #toString()} is SQL, {@link #display()} the way back through {@link #parse}.
 */
public record QualifiedName(Optional<Identifier> schema, Identifier name) {
    private static final Pattern PART = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")+)\"|([^\".]+))(\\.|$)");
    private static final Pattern PLAIN = Pattern.compile("[^\".]+");

    /**
     * A name outside SQL: {@code patients} or {@code clinic.patients}, case as it is; a part with a dot or a quote in it stands
     * between double quotes.
     *
     * @throws io.suture.core.problem.SutureException {@code NAME-PARTS}, and what {@link Identifier} refuses
     */
    public static QualifiedName parse(String text) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (end < text.length() && part.find()) {
            parts.add(part.group(1) == null ? part.group(2) : part.group(1).replace("\"\"", "\""));
            end = part.end();
        }
        if (end < text.length() || parts.isEmpty() || parts.size() > 2 || text.endsWith(".")) {
            throw notAName(text);
        }
        return of(parts);
    }

    /** @param parts {@code name}, or schema and name */
    public static QualifiedName of(List<String> parts) {
        Optional<Identifier> schema =
                parts.size() > 1 ? Optional.of(Identifier.of(parts.get(parts.size() - 2))) : Optional.empty();
        return new QualifiedName(schema, Identifier.of(parts.getLast()));
    }

    /** The same schema, another name. */
    public QualifiedName beside(Identifier other) {
        return new QualifiedName(schema, other);
    }

    /** As in a file outside SQL. */
    public String display() {
        return java.util.stream.Stream.concat(schema.stream(), java.util.stream.Stream.of(name))
                .map(i -> PLAIN.matcher(i.value()).matches()
                        ? i.value()
                        : '"' + i.value().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }

    @Override
    public String toString() {
        return schema.map(s -> s + "." + name).orElseGet(name::toString);
    }

    private static RuntimeException notAName(String text) {
        return Problem.user(
                        "NAME-PARTS",
                        "`" + text + "` is not a name, nor a schema and a name",
                        "a dot divides the schema from the name",
                        "write `name` or `schema.name`; put double quotes around a part with a dot in it")
                .asException();
    }
}
