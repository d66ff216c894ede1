// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import static java.util.stream.Collectors.joining;

import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLiteral;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A place within a JSON object.
 *
 * @param keys from the outermost on, 1 or more
 */
record JsonPath(List<String> keys) {
    JsonPath {
        keys = List.copyOf(keys);
    }

    /**
     * @param text keys with a point between them; a point within a key has a backslash before it
     * @throws io.suture.core.problem.SutureException {@code DATA-JSON-PATH}
     */
    static JsonPath parse(String text) {
        List<String> keys = List.of(text.strip().split("(?<!\\\\)\\.", -1)).stream()
                .map(k -> k.replace("\\.", "."))
                .toList();
        if (keys.contains("")) {
            throw Problem.user(
                            "DATA-JSON-PATH",
                            "`" + text + "` is not a path",
                            "a path is keys with a point between them",
                            "write for example aspects.structural.enabled")
                    .asException();
        }
        return new JsonPath(keys);
    }

    /** Nothing where nothing stands here; null where something stands there, or where it needs an object and something else is. */
    String movedTo(JsonPath to, String json) {
        String without = withoutEmptyParents(removedFrom(json));
        return "CASE WHEN " + in(json) + " IS NULL THEN " + json + " WHEN " + to.in(without) + " IS NULL THEN "
                + to.set(without, in(json)) + " END";
    }

    String removedFrom(String json) {
        return "CASE WHEN " + in(json) + " IS NULL THEN " + json + " ELSE (" + json + ") #- " + sql() + " END";
    }

    /** A value where nothing stands; or, if so said, whatever stands there. */
    String filled(String json, JsonText value, boolean always) {
        String filled = set(json, value.sql());
        return always ? filled : "CASE WHEN " + in(json) + " IS NOT NULL THEN " + json + " ELSE " + filled + " END";
    }

    /** What stands here; a JSON null is something. */
    private String in(String json) {
        return "((" + json + ") #> " + sql() + ")";
    }

    /** With the objects around it made where they are missing; null where something else stands in the place of one of them. */
    private String set(String json, String value) {
        String made = json;
        for (int i = 1; i < keys.size(); i++) {
            JsonPath parent = new JsonPath(keys.subList(0, i));
            made = "(SELECT CASE WHEN " + parent.in("o.j") + " IS NULL THEN jsonb_set(o.j, " + parent.sql()
                    + ", '{}') WHEN jsonb_typeof(" + parent.in("o.j") + ") = 'object' THEN o.j END FROM (SELECT " + made
                    + " AS j OFFSET 0) AS o)";
        }
        return "jsonb_set(" + made + ", " + sql() + ", " + value + ")";
    }

    /** The innermost first. */
    private String withoutEmptyParents(String json) {
        String left = json;
        for (int i = keys.size() - 1; i > 0; i--) {
            JsonPath parent = new JsonPath(keys.subList(0, i));
            left = "(SELECT CASE WHEN " + parent.in("o.j") + " = '{}' THEN o.j #- " + parent.sql()
                    + " ELSE o.j END FROM (SELECT " + left + " AS j OFFSET 0) AS o)";
        }
        return left;
    }

    /** An array of text. */
    private String sql() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> SqlLiteral.quote(keys.get(i)))
                .collect(joining(", ", "ARRAY[", "]"));
    }
}
