// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Understands some statements. Implementations are services ({@code @AutoService(Lowering.class)}); at most one answers for a
 * statement.
 */
public interface Lowering {
    /**
     * The operations the statement is made of, in order; empty if this lowering does not understand it, or if nothing is
     * gained over running it as written.
     */
    Optional<List<Operation>> lower(Statement statement, Outlook outlook);

    /** Whether it applies although the author wants every statement as written: it changes nothing but who cleans up. */
    default boolean evenAsWritten() {
        return false;
    }

    /** Whether it applies only where what goes is to be set aside at first; then it comes before all others. */
    default boolean onlyWhereKept() {
        return false;
    }

    /** Whether it applies only where the old shape stays until somebody says that it may go. */
    default boolean onlyWhereContractWaits() {
        return false;
    }
}
