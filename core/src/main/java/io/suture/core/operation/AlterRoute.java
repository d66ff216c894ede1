// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.Optional;

/**
 * Knows a better way for one sub-command of {@code ALTER TABLE} on a table that others use. Implementations are services
 * ({@code @AutoService(AlterRoute.class)}); at most one answers for a sub-command.
 */
public interface AlterRoute {
    /** The operation that does the same online; empty where nothing is gained over running it as written. */
    Optional<Operation> take(AlterPart part, AlterCommand command, Outlook outlook);
}
