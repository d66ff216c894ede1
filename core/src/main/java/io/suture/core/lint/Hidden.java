// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.catalog.Difference;
import io.suture.core.lint.Definitions.Subject;
import io.suture.core.sql.BuiltInFunctions;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.ddl.Expressions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What statements do to the schema without saying how. Code that writes rows alone does nothing to it: a {@code DO} or a function of the files'
 * own in which no statement is put together and none changes a definition; nor does an extension's script, whose objects are its own.
 *
 * @param code that may change the schema
 */
record Hidden(List<String> code) {
    private static final Pattern CHANGES =
            Pattern.compile("(?i)\\b(execute|call|create|alter|drop|grant|revoke|comment|rename)\\b");

    /** Its own objects go when the transaction or the session ends. */
    private static final Pattern OF_THE_SESSION = Pattern.compile(
            "(?is)\\bcreate\\s+temp(orary)?\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)|\\bon\\s+commit\\s+drop\\b");

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");

    /** Of which a statement that is put together would have to say the name. */
    private static final Set<String> NAMED = Set.of("function", "trigger", "extension");

    static Hidden in(Definitions definitions, SqlScript... scripts) {
        return new Hidden(Stream.of(scripts)
                .flatMap(s -> s.statements().stream())
                .flatMap(s -> code(s, definitions))
                .toList());
    }

    private static Stream<String> code(Statement statement, Definitions definitions) {
        return switch (statement.kind()) {
            case DO -> changes(statement.text()) ? Stream.of(statement.text()) : Stream.empty();
            case CALL, EXECUTE, ALTER_EXTENSION -> Stream.of(statement.text());
            case DROP_EXTENSION ->
                statement.tree().text("behavior").equals("DROP_CASCADE") ? Stream.of(statement.text()) : Stream.empty();
            case SELECT, CREATE_TABLE_AS, EXPLAIN, DECLARE_CURSOR ->
                statement.opaque()
                        ? Expressions.functions(statement.tree()).stream()
                                .filter(f -> !BuiltInFunctions.contains(f.getLast()))
                                .flatMap(f -> body(f.getLast(), definitions))
                        : Stream.empty();
            default -> Stream.empty();
        };
    }

    /** None of one that the files have made and whose body changes no definition. */
    private static Stream<String> body(String name, Definitions definitions) {
        List<Subject> made = definitions.subjects(s -> s.kind().equals("function") && isCalled(s, name));
        return made.isEmpty()
                ? Stream.of(name)
                : made.stream()
                        .map(s -> definitions.form(s).map(Object::toString).orElse("execute"))
                        .filter(Hidden::changes);
    }

    private static boolean changes(String body) {
        String said = COMMENT.matcher(body.replace("\\n", "\n")).replaceAll("");
        Set<String> temporary = OF_THE_SESSION
                .matcher(said)
                .results()
                .flatMap(m -> Stream.ofNullable(m.group(2)))
                .collect(Collectors.toSet());
        String rest = OF_THE_SESSION.matcher(said).replaceAll("");
        for (String table : temporary) {
            rest = rest.replaceAll("(?i)\\bdrop\\s+table\\s+(if\\s+exists\\s+)?" + table + "\\b", "");
        }
        return CHANGES.matcher(rest).find();
    }

    private static boolean isCalled(Subject function, String name) {
        String full = function.name().substring(0, function.name().indexOf('('));
        return full.substring(full.lastIndexOf('.') + 1)
                .equals(Identifier.of(name).toString());
    }

    /** Whether what differs may have been changed, or put right, out of sight. */
    boolean mayConcern(Difference difference) {
        String[] words = difference.object().split("[ (.]");
        return !code.isEmpty()
                && !(NAMED.contains(words[0]) && code.stream().noneMatch(c -> mentions(c, difference.object())));
    }

    private static boolean mentions(String code, String object) {
        String name = object.substring(object.indexOf(' ') + 1).replaceFirst("( of table .*|\\(.*)$", "");
        return code.contains(name.substring(name.lastIndexOf('.') + 1).replace("\"", ""));
    }
}
