// SPDX-License-Identifier: Apache-2.0
/**
 * Reads what {@link io.suture.core.lint.Linter} is to look at: a folder of migrations by its layout, single files, standard input;
 * and what exists before. Every file is read, however many are wrong: what cannot be parsed is a problem beside the findings.
 *
 * <p>Needs no database and changes nothing.
 */
@NullMarked
package io.suture.engine.lint;

import org.jspecify.annotations.NullMarked;
