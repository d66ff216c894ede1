// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.catalog.OwnNames;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether an INSERT has left the new columns out: a {@link Marker} each, and what forgets their marks before the next statement.
 *
 * @param own what all that belongs to these two shapes is called
 * @param columns none where it need not be known
 */
record Omission(TableName table, OwnNames own, List<DerivedColumn> columns) {
    Omission {
        columns = List.copyOf(columns);
    }

    boolean isAsked() {
        return !columns.isEmpty();
    }

    /** The transaction's own: how many of the columns were left out, or nothing. */
    String setting() {
        return "suture.omitted_" + own.key();
    }

    /** The trigger that forgets. */
    Identifier trigger() {
        return own.trigger("clear");
    }

    /** The columns get their defaults. */
    List<String> mark() {
        return markers().stream().flatMap(m -> m.create(table).stream()).toList();
    }

    List<String> forget() {
        return List.of(
                """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $suture$
                DECLARE
                  noted text := pg_catalog.current_setting(%2$s, true);
                BEGIN
                  IF noted <> '' THEN
                    noted := pg_catalog.set_config(%2$s, '', true);
                  END IF;
                  RETURN NULL;
                END $suture$""".formatted(clear(), SqlLiteral.quote(setting())),
                "CREATE TRIGGER " + trigger() + " BEFORE INSERT ON " + table + " FOR EACH STATEMENT EXECUTE FUNCTION "
                        + clear() + "()");
    }

    /** Once the trigger is gone. */
    List<String> drop() {
        List<String> sql = new ArrayList<>(List.of("DROP FUNCTION IF EXISTS " + clear() + "()"));
        markers().forEach(m -> sql.addAll(m.drop(table)));
        return sql;
    }

    private List<Marker> markers() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new Marker(
                        own.object("omitted_" + i),
                        columns.get(i).name(),
                        columns.get(i).type(),
                        setting()))
                .toList();
    }

    private TableName clear() {
        return own.object("clear");
    }
}
