// SPDX-License-Identifier: Apache-2.0
/**
 * SQL as PostgreSQL understands it: names that quote themselves, and scripts parsed by PostgreSQL's own grammar.
 *
 * <p>{@link io.suture.core.sql.SqlScript#parse} makes {@link io.suture.core.sql.Statement}s of a text: exact source, place in
 * the file, kind, parse tree, relations touched. {@link io.suture.core.sql.SqlLexer} is the scanner alone: exact, and a hundred
 * times cheaper than the grammar. Nothing prints a tree back: {@link io.suture.core.sql.StatementText} and
 * {@link io.suture.core.sql.TokenEdit} change the author's text by its tokens.
 *
 * <p>Nothing here (and nothing elsewhere) takes SQL apart with regular expressions.
 */
@NullMarked
package io.suture.core.sql;

import org.jspecify.annotations.NullMarked;
