// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/** What to do about a syntax error, where its place tells more than PostgreSQL's message. */
final class SyntaxHint {
    private SyntaxHint() {}

    static String of(String text, int offset) {
        String at = text.substring(offset, Math.min(text.length(), offset + 2));
        if (at.startsWith(":") || text.startsWith(":", offset - 1)) {
            return "replace the psql variable by its value, or use a placeholder ${name}";
        }
        if (at.startsWith("$")) {
            return "give the placeholder a value, or quote the text";
        }
        if (text.startsWith("\u00A0", offset) || text.startsWith("\u00A0", offset - 1)) {
            return "replace the no-break space (U+00A0) by an ordinary one";
        }
        return "correct the statement at the caret";
    }
}
