// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.lint.LintOptions;
import io.suture.engine.files.Selection;

/** What to look at, and how. */
public record LintRequest(Selection files, LintOptions options) {}
