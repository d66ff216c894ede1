// SPDX-License-Identifier: Apache-2.0
/**
 * Typed readers of the parse tree of statements that change a schema: what {@code parsenodes.h} spells as fields and flags is
 * here a record with names of its own.
 *
 * <p>They say what is written, never what it means in a given database: names are not resolved, defaults not filled in.
 */
@NullMarked
package io.suture.core.sql.ddl;

import org.jspecify.annotations.NullMarked;
