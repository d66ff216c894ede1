// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/**
 * Turns the tree's positions (bytes of UTF-8 from the start of what was parsed) into characters of one statement's text.
 *
 * @param bytes of the whole text that was parsed
 * @param statementStart the statement's first character in that text
 */
public record Locations(ByteIndex bytes, int statementStart) {
    static final Locations NONE = new Locations(ByteIndex.of(""), 0);

    int inStatement(int byteOffset) {
        return bytes.charOffset(byteOffset) - statementStart;
    }
}
