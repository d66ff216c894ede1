// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.problem.SourcePosition;

/**
 * Something a rule says about a statement.
 *
 * @param rule its id, for example {@code create-index-blocking}
 * @param at where the statement begins
 * @param message what it does to whom, with the author's names
 * @param fix SQL to write instead; lines that begin with {@code --} say what SQL cannot
 */
public record Finding(String rule, Severity severity, SourcePosition at, String message, String fix) {}
