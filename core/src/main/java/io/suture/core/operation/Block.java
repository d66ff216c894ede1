// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Statements an author wants to commit together: those between {@code BEGIN} and {@code COMMIT}, or those outside.
 *
 * @param mode what {@code BEGIN} says of its transaction, as a statement: {@code SET TRANSACTION ISOLATION LEVEL …}
 */
record Block(List<Statement> statements, Optional<String> mode) {
    Block {
        statements = List.copyOf(statements);
    }
}
