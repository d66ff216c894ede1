// SPDX-License-Identifier: Apache-2.0
/**
 * How answers reach people and programs.
 *
 * <p>One value serves both: a {@link io.suture.cli.output.View} prints itself as text, and its record components are the JSON.
 *
 * <p>Invariants: with {@code -o json} standard output holds one JSON document and nothing else, also when the command fails; progress
 * goes to standard error; colour only on a terminal and never with {@code NO_COLOR}; exit codes are the same in every mode.
 */
@NullMarked
package io.suture.cli.output;

import org.jspecify.annotations.NullMarked;
