// SPDX-License-Identifier: Apache-2.0
/**
 * What the rules found, in the forms that others read: SARIF 2.1.0 for code scanning, annotations of GitHub's workflows, JUnit's XML
 * for build servers. Each is a view of one {@link io.suture.engine.lint.LintReport}; none decides anything.
 */
@NullMarked
package io.suture.cli.view.lint;

import org.jspecify.annotations.NullMarked;
