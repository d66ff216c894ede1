// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.Optional;

/**
 * Understands some sub-commands of {@code ALTER TABLE}. Implementations are services ({@code @AutoService(CommandLowering.class)}); at most
 * one answers for a sub-command.
 */
public interface CommandLowering {
    /**
     * The operation the sub-command is; empty if this lowering does not understand it, or if nothing is gained over running it
     * as written.
     *
     * @param words the sub-command as written
     * @param table an ordinary or partitioned table that others use
     */
    Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook);
}
