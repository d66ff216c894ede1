// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * What clients write while an operation runs: statements, one after the other, in which {@code #7} is the seventh of ten numbers
 * that nobody else uses, so that it does not matter who comes first; {@code COPY} with its rows behind it, as in psql.
 *
 * @param old of clients that know the shape before; they write until the contract
 * @param fresh of clients that know the shape after; they write from the expansion on
 * @param inOldShape what those should have left, said in the shape before
 * @param atOnce whether one shape is gone when the other comes: then none of the old ones is left when the first step is done
 */
record Clients(String old, String fresh, String inOldShape, boolean atOnce) {
    private static final String SAME = "clients";
    private static final String OLD = "old clients";
    private static final String OLD_ONCE = "old clients, before the change";

    private static final Pattern NUMBER = Pattern.compile("#(\\d+)");
    private static final Pattern STATEMENT =
            Pattern.compile("^(copy [^;]*);\\n(.*?)^\\\\\\.$|^(\\S.*?);$", Pattern.MULTILINE | Pattern.DOTALL);

    /** By the sections of a case; {@code clients} are those to whom both shapes are one. */
    static Clients of(CaseFile.Case each) {
        String same = each.section(SAME).orElse("");
        return new Clients(
                each.section(OLD).or(() -> each.section(OLD_ONCE)).orElse(same),
                each.section("new clients").orElse(same),
                each.section("as old clients").orElse(same),
                each.section(OLD_ONCE).isPresent());
    }

    /** @param base the number before the first of the ten */
    static void run(Connection session, String script, int base) throws SQLException {
        String numbered = NUMBER.matcher(script).replaceAll(m -> Integer.toString(base + Integer.parseInt(m.group(1))));
        Matcher statement = STATEMENT.matcher(numbered);
        while (statement.find()) {
            if (statement.group(1) != null) {
                copy(session, statement.group(1), statement.group(2));
            } else {
                Twins.run(session, statement.group(3));
            }
        }
    }

    private static void copy(Connection session, String sql, String rows) throws SQLException {
        try {
            session.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
