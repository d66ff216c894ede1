// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

/**
 * A type as SQL names it: {@code bigint}, {@code numeric(10, 2)}, {@code text[]}, {@code clinic.triage}.
 *
 * @param text refused with {@code SQL-…} or {@code OPERATION-TYPE} where it is none
 */
public record SqlType(String text) {
    public SqlType {
        text = text.strip();
        boolean isType = Fragment.hasPlaceholder(text)
                || Fragment.target("SELECT CAST(NULL AS ", text, ")")
                        .filter(t -> t.is("TypeCast")
                                && t.field("arg").filter(a -> a.is("A_Const")).isPresent())
                        .isPresent();
        if (!isType) {
            throw Fragment.refused("OPERATION-TYPE", text, "a type, such as bigint or numeric(10, 2)");
        }
    }

    @Override
    public String toString() {
        return Fragment.closed(text);
    }
}
