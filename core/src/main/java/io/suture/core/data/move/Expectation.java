// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.typed.SqlQuery;

/**
 * What must be the same on both sides, asked in one snapshot: a count, a sum, a table of such.
 *
 * @param name for people
 * @param source of one value
 * @param target of one value
 */
public record Expectation(String name, SqlQuery source, SqlQuery target) {}
