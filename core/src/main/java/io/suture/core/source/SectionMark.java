// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Part;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line {@code -- suture:NAME …} that begins a section.
 *
 * @param name as written
 * @param rest of the line: the sentence that must be true, for conditions
 */
record SectionMark(Token token, String name, String rest) {
    static final String PREFIX = "suture:";

    /** {@code -- suture: ignore RULE: reason} is for the linter, and belongs to a statement. */
    private static final Pattern FORM = Pattern.compile("--\\s*" + PREFIX + "\\s*+(?!ignore\\b)(\\S*)\\s*(.*?)\\s*");

    static Optional<SectionMark> of(Token token) {
        Matcher m = FORM.matcher(token.text());
        return token.kind() == TokenKind.LINE_COMMENT && m.matches()
                ? Optional.of(new SectionMark(token, m.group(1), m.group(2)))
                : Optional.empty();
    }

    /** The part it begins, or empty if there is none of that name. */
    Optional<Part> part() {
        return Part.SECTIONS.stream().filter(p -> p.display().equals(name)).findFirst();
    }
}
