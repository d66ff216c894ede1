// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/** A query within PL/pgSQL that reads so much that several processes should. */
public final class Executed {
    private Executed() {}

    /**
     * Given as a text: of queries whose result goes into variables only such a one may be read by several ("When Can Parallel Query Be Used", manual of
     * PostgreSQL 18, 15.2; {@code IF} and {@code SELECT … INTO} ask for the first row or two alone).
     *
     * @param into variables of the block
     */
    public static String into(String query, String into) {
        return "EXECUTE " + SqlLiteral.quote(query) + " INTO " + into + ";\n";
    }
}
