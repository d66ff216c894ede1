// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.Optional;

/** What to do about a syntax error, where its place tells more than PostgreSQL's message. */
final class SyntaxHint {
    private SyntaxHint() {}

    static String of(String text, int offset) {
        String at = text.substring(offset, Math.min(text.length(), offset + 2));
        if (at.startsWith(":") || text.startsWith(":", offset - 1)) {
            return "replace the psql variable by its value, or use a placeholder ${name}";
        }
        if (at.startsWith("$")) {
            return "give the placeholder a value under `placeholders` in suture.yaml, or quote the text";
        }
        return invisible(text, offset)
                .map(name -> "remove the invisible character " + name + " at the caret, or write a space there")
                .orElse("correct the statement at the caret");
    }

    /** PostgreSQL takes every character beyond ASCII for a part of a name, these too. */
    private static Optional<String> invisible(String text, int offset) {
        int end = new Scan(text).wordEnd(offset);
        return text.substring(Math.min(offset, end - 1), Math.min(end, text.length()))
                .codePoints()
                .filter(c -> c == 0xA0 || c == 0xFEFF || c >= 0x2000 && c <= 0x200F || c == 0x202F || c == 0x3000)
                .mapToObj("U+%04X"::formatted)
                .findFirst();
    }
}
