// SPDX-License-Identifier: Apache-2.0
/**
 * An enum that tables in use hold gets other values: PostgreSQL can add one and rename one, and no more.
 *
 * <p>{@link io.suture.core.operation.enums.ReplaceEnum} is the operation: a new type beside the old one, a copy of each table ({@link
 * io.suture.core.copy.TableCopy}) that holds it, and one transaction in which types and tables change their names. {@code HeldEnum} is a
 * table with its columns of the type; {@code TypeWords} says of one type what PostgreSQL says of another; {@code Obstacles} tells what
 * would be left behind. A row that holds a value that goes is a Problem before the first step, and stops the run where it comes
 * later: never is it cut, nor does it make the change half.
 */
@NullMarked
package io.suture.core.operation.enums;

import org.jspecify.annotations.NullMarked;
