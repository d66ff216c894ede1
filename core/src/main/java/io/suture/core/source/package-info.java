// SPDX-License-Identifier: Apache-2.0
/**
 * From files to migrations: one small {@link io.suture.core.source.Layout} for each way in which teams lay out a folder.
 *
 * <p>A layout looks at names, and at content only where names do not decide; it builds a
 * {@link io.suture.core.migration.MigrationSet} whose entries read their content when asked. Each follows the rules of the
 * tool it comes from, order included, so that a team changes nothing but the command it runs.
 *
 * <p>Invariant: an {@code .sql} file is a migration or a problem, never silently left out. Nothing here reads a file: it is
 * given {@link io.suture.core.source.SourceFile}s.
 */
@NullMarked
package io.suture.core.source;

import org.jspecify.annotations.NullMarked;
