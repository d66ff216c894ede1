// SPDX-License-Identifier: Apache-2.0
/**
 * SQL as PostgreSQL understands it: names that quote themselves, and scripts parsed by PostgreSQL's own grammar.
 *
 * <p>Nothing here (and nothing elsewhere) takes SQL apart with regular expressions.
 */
@NullMarked
package io.suture.core.sql;

import org.jspecify.annotations.NullMarked;
