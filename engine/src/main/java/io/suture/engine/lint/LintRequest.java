// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.lint.LintOptions;
import io.suture.engine.files.Selection;
import java.util.Optional;

/**
 * What to look at, and how.
 *
 * @param database where one is to be asked what exists
 */
public record LintRequest(Selection files, LintOptions options, Optional<Present> database) {}
