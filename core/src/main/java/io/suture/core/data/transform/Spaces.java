// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

/** What counts as space. */
final class Spaces {
    /** Space, tab, line feed, vertical tab, form feed, carriage return: the same in every encoding and locale. */
    static final String LITERAL = "E' \\t\\n\\x0b\\f\\r'";

    /** One or more, as a regular expression. */
    static final String REGEX = "E'[ \\t\\n\\x0b\\f\\r]+'";

    private Spaces() {}
}
