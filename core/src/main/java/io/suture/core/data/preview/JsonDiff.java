// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.preview;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which paths of JSON documents come, go and get another value, by the documents as they are and as they would be. A path leads to what is no
 * object, or an empty one; arrays are compared whole.
 *
 * @param before an expression of type jsonb
 * @param after the same; rows for which it is null are left out
 * @param rows behind FROM
 * @param known keys that may be seen; any other is {@code xxx}, since a key can be a value, too: of a map by name
 */
public record JsonDiff(Identifier column, String before, String after, String rows, Set<String> known) {
    public JsonDiff {
        known = Set.copyOf(known);
    }

    /** The keys an author names: words of the text in his expressions. */
    public static Set<String> keysIn(List<String> expressions) {
        Set<String> words = new TreeSet<>();
        expressions.stream()
                .flatMap(e -> SqlLexer.tokens(e).stream())
                .filter(t -> t.kind() == TokenKind.STRING)
                .map(Token::text)
                .flatMap(text -> List.of(text.split("[^\\p{L}\\p{N}_-]+")).stream())
                .filter(w -> !w.isEmpty())
                .forEach(words::add);
        return words;
    }

    /**
     * Rows of five columns: the column's name; {@code removed}, {@code added} or {@code changed} with a path and the number of rows it is true of; or
     * {@code same} with a path that is removed and one that is added with the same value. Reads every row that changes.
     */
    public String query() {
        String name = SqlLiteral.quote(column.value());
        return """
                WITH RECURSIVE suture_documents AS MATERIALIZED (
                  SELECT row_number() OVER () AS n, d.was, d.becomes, count(*) AS rows
                  FROM (SELECT %s AS was, %s AS becomes FROM %s) AS d
                  WHERE d.becomes IS NOT NULL AND d.was IS DISTINCT FROM d.becomes
                  GROUP BY d.was, d.becomes
                ), suture_paths (n, rows, old, path, value) AS (
                  SELECT r.n, r.rows, s.old, ARRAY[k.key], k.value
                  FROM suture_documents AS r CROSS JOIN LATERAL (VALUES (true, r.was), (false, r.becomes)) AS s (old, document)
                  CROSS JOIN LATERAL pg_catalog.jsonb_each(%s) AS k
                  UNION ALL
                  SELECT p.n, p.rows, p.old, p.path || k.key, k.value
                  FROM suture_paths AS p CROSS JOIN LATERAL pg_catalog.jsonb_each(%s) AS k
                ), suture_leaves AS MATERIALIZED (
                  SELECT p.* FROM suture_paths AS p WHERE pg_catalog.jsonb_typeof(p.value) <> 'object' OR p.value = '{}'
                ), suture_diff AS MATERIALIZED (
                  SELECT n, rows, a.value AS was, b.value AS becomes, %s AS seen
                  FROM (SELECT * FROM suture_leaves WHERE old) AS a
                  FULL JOIN (SELECT * FROM suture_leaves WHERE NOT old) AS b USING (n, rows, path)
                  WHERE a.value IS DISTINCT FROM b.value
                )
                SELECT %s, c.what, c.seen, CAST(NULL AS text), sum(c.rows)::bigint
                FROM (SELECT DISTINCT d.n, d.rows, d.seen,
                             CASE WHEN d.becomes IS NULL THEN 'removed' WHEN d.was IS NULL THEN 'added' ELSE 'changed' END AS what
                      FROM suture_diff AS d) AS c
                GROUP BY 2, 3
                UNION ALL
                SELECT %s, 'same', m.seen, m.other, sum(m.rows)::bigint
                FROM (SELECT DISTINCT g.n, g.rows, g.seen, a.seen AS other FROM suture_diff AS g JOIN suture_diff AS a
                      ON a.n = g.n AND a.was IS NULL AND g.becomes IS NULL AND a.becomes = g.was) AS m
                GROUP BY 3, 4
                """.formatted(before, after, rows, object("s.document"), object("p.value"), seen(), name, name);
    }

    private static String object(String json) {
        return "CASE WHEN pg_catalog.jsonb_typeof(" + json + ") = 'object' THEN " + json + " END";
    }

    private String seen() {
        String keys = known.stream().sorted().map(SqlLiteral::quote).collect(joining(", ", "ARRAY[", "]::text[]"));
        return "(SELECT pg_catalog.string_agg(CASE WHEN u.k = ANY (" + keys
                + ") THEN u.k ELSE 'xxx' END, '.' ORDER BY u.o)"
                + " FROM pg_catalog.unnest(path) WITH ORDINALITY AS u (k, o))";
    }
}
