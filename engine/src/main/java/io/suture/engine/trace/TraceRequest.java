// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.engine.files.Selection;

/**
 * What to run.
 *
 * @param oneTransaction whether a file that says nothing about it runs in one transaction; else each statement of it by itself,
 *     but for those between its own BEGIN and COMMIT
 */
public record TraceRequest(Selection files, boolean oneTransaction) {}
