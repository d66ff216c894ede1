// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

/**
 * Something a reader should know that does not stop anything.
 *
 * @param code stable, like a problem's
 * @param file the file or folder concerned
 * @param what one sentence
 */
public record Notice(String code, String file, String what) {}
