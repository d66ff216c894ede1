// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/**
 * A part of a text.
 *
 * @param start its first character
 * @param end the one after its last; not before the start
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no such part of a text: " + start + ".." + end);
        }
    }
}
