// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Fragment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rows are one, which of them stays, and what it takes over from the others. */
public record Duplicates(
        @Doc("columns in which they are equal; a row with a null among them is like no other")
        List<Identifier> by,

        @Doc(
                "the order in which the first one stays, for example `updated_at DESC NULLS LAST`; of equals the least key")
        String keep,

        @Doc(
                "columns of the one that stays, and of which rows they are then: `first` (not null, in the order of `keep`),"
                        + " `newest by COLUMN`, `longest`, `max`, `min`, or an SQL aggregate over `src`; others stay as they are")
        Map<String, String> merge,

        @Doc("what becomes of a row that refers to one that goes, where another such row is there already: fail, or set"
                + " aside; fail where it is left out")
        Optional<Collision> collision) {

    /** What becomes of a row that would be there twice. */
    public enum Collision {
        /** No run begins while there is one. */
        FAIL,
        /** It goes as well, and is found where the others are. */
        SET_ASIDE
    }

    public Duplicates {
        by = List.copyOf(by);
        merge = new LinkedHashMap<>(merge);
        if (by.isEmpty()) {
            throw Problem.user(
                            "DATA-DUPLICATES",
                            "`duplicates` names no columns",
                            "rows are the same where they are equal in some",
                            "write `by: [a, b]`")
                    .asException();
        }
        Fragment.requireOne("SelectStmt", "SELECT FROM src ORDER BY " + keep + ", 1");
        merge.values().forEach(FieldRule::parse);
    }

    /** By column, in the author's order. */
    Map<Identifier, FieldRule> rules() {
        Map<Identifier, FieldRule> rules = new LinkedHashMap<>();
        merge.forEach((column, rule) -> rules.put(Identifier.of(column), FieldRule.parse(rule)));
        return rules;
    }

    /** Whether a row that would be there twice is put aside. */
    public boolean setsAside() {
        return collision.equals(Optional.of(Collision.SET_ASIDE));
    }
}
