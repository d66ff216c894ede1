// SPDX-License-Identifier: Apache-2.0
/**
 * What an author wants: a {@link io.suture.core.migration.Migration}, the set it belongs to, and how the set stands against
 * what a database says was applied.
 *
 * <p>Entries of a {@link io.suture.core.migration.MigrationSet} know their bytes' checksum from the start and their content
 * only when somebody asks, because most files of an old project are applied and unchanged: those are never parsed again.
 *
 * <p>Invariant: nothing here reads a file, a clock or a database; everything wrong is reported in one list.
 */
@NullMarked
package io.suture.core.migration;

import org.jspecify.annotations.NullMarked;
