// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.util.ArrayList;
import java.util.List;

/** What stands between quotation marks in a server's message, in any of the languages PostgreSQL's messages come in. */
final class QuotedParts {
    private static final String MARKS = "\"\u201e\u201c\u201d\u00ab\u00bb\u2039\u203a\u300c\u300d";

    private QuotedParts() {}

    static List<String> of(String message) {
        List<String> parts = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < message.length(); i++) {
            if (MARKS.indexOf(message.charAt(i)) < 0) {
                continue;
            }
            if (begin < 0) {
                begin = i + 1;
            } else {
                parts.add(message.substring(begin, i).strip());
                begin = -1;
            }
        }
        return parts;
    }
}
