// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

/**
 * A statement as records may keep it: names and keywords, no literal, no comment. Only {@link SqlRedaction} makes one, so
 * that raw SQL cannot get into a record by mistake.
 */
public final class RedactedSql {
    private final String text;

    RedactedSql(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedactedSql that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
