// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import java.util.List;

/**
 * One sub-command of an {@code ALTER TABLE} where it stands.
 *
 * @param text of the sub-command, as written
 */
public record AlterPart(Statement statement, TableName table, String text) {

    /** {@code ALTER TABLE table …}, with the author's place. */
    public Sql alter(String action) {
        return Draft.inPlaceOf(statement, "ALTER TABLE " + table + " " + action);
    }

    /** The sub-command's {@code ADD …} under this name, whether it has it already or not. */
    public String addNamed(Identifier name, boolean named) {
        if (named) {
            return text;
        }
        StatementText words = StatementText.of(text);
        return words.change()
                .insertAfter(words.tokens().getFirst(), "CONSTRAINT " + name)
                .text();
    }

    /** The sub-command with words behind it. */
    static String with(String action, String words) {
        return StatementText.of(action).change().append(words).text();
    }

    /** Gives the constraint's rows their proof, in a transaction of its own. */
    public Step.Validate validate(Identifier constraint, Takes beside) {
        Takes takes = Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE)
                .scanning(table)
                .and(beside);
        return new Step.Validate(alter("VALIDATE CONSTRAINT " + constraint), takes);
    }

    /** Takes the constraint away again. */
    public Step.Transaction dropConstraint(Identifier constraint, Takes beside) {
        return new Step.Transaction(
                List.of(Sql.of("ALTER TABLE " + table + " DROP CONSTRAINT " + constraint)), strong().and(beside));
    }

    /** ACCESS EXCLUSIVE on the table alone. */
    public Takes strong() {
        return Takes.lock(table, LockMode.ACCESS_EXCLUSIVE);
    }
}
