// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.DataType.EnumType;
import io.suture.core.catalog.Grant;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;

/** The type that takes another one's place, with all that is said of it: owner, rights, comment. */
record NewEnum(EnumType type, EnumNames names, Labels labels) {
    /** What the refusing function raises; class {@code SU} is nobody else's. */
    private static final String WRITTEN = "SU004";

    /** Beside the type; nobody uses it. */
    List<String> make() {
        List<String> statements = new ArrayList<>();
        TableName next = names.next();
        statements.add("CREATE TYPE " + next + " AS ENUM ("
                + labels.after().stream().map(SqlLiteral::quote).collect(joining(", ")) + ")");
        if (!type.ownership().owner().isEmpty()) {
            statements.add("ALTER TYPE " + next + " OWNER TO "
                    + Identifier.of(type.ownership().owner()));
        }
        type.ownership().privileges().revoked().forEach(g -> statements.add("REVOKE " + right(g, " FROM ")));
        type.ownership()
                .privileges()
                .granted()
                .forEach(
                        g -> statements.add("GRANT " + right(g, " TO ") + (g.grantable() ? " WITH GRANT OPTION" : "")));
        type.comment().ifPresent(c -> statements.add("COMMENT ON TYPE " + next + " IS " + SqlLiteral.quote(c)));
        statements.add("CREATE FUNCTION " + names.refusal() + "() RETURNS text LANGUAGE plpgsql PARALLEL SAFE"
                + " AS $suture$ BEGIN RAISE EXCEPTION SQLSTATE '" + WRITTEN + "'; END $suture$");
        return statements;
    }

    private String right(Grant grant, String preposition) {
        String role = grant.grantee().equals("PUBLIC")
                ? grant.grantee()
                : Identifier.of(grant.grantee()).toString();
        return grant.privilege() + " ON TYPE " + names.next() + preposition + role;
    }

    /** As if it had not been made, until it has the other's name. */
    Step takenBack() {
        return transaction(
                List.of("DROP FUNCTION IF EXISTS " + names.refusal() + "()", "DROP TYPE IF EXISTS " + names.next()));
    }

    /** When the last row is copied, under the locks. */
    List<String> rename() {
        return List.of(
                "ALTER TYPE " + type.name() + " RENAME TO " + names.retired().name(),
                "ALTER TYPE " + names.next() + " RENAME TO " + type.name().name());
    }

    /** When nothing holds the old one any more; what nobody knew of makes it fail as a whole. */
    List<String> settle() {
        return List.of("DROP FUNCTION " + names.refusal() + "()", "DROP TYPE " + names.retired());
    }

    /** When it has the name. */
    Undo back() {
        return labels.back(type.name())
                .map(statements -> lossless() ? Undo.by(transaction(statements)) : lossy(statements))
                .orElseGet(() -> Undo.impossible("type " + type.name().display()
                        + " has got new values, or another order; a down part can lead back"));
    }

    private boolean lossless() {
        return labels.replaced().isEmpty();
    }

    private Undo lossy(List<String> statements) {
        String what = labels.replaced().entrySet().stream()
                .map(r -> "which rows had '" + r.getKey() + "' before they got '" + r.getValue() + "'")
                .collect(joining("; "));
        return Undo.by(transaction(statements)).losing(what);
    }

    private static Step transaction(List<String> statements) {
        return new Step.Transaction(statements.stream().map(Sql::of).toList(), Takes.NOTHING);
    }
}
