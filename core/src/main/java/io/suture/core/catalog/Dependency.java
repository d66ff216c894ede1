// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that hangs on a relation or on one of its columns ({@code pg_depend}).
 *
 * @param kind of the dependant
 * @param dependant what would be dropped, or would block the drop
 * @param detail the constraint, trigger, policy or column of the dependant, or the arguments of a function
 * @param on the relation it hangs on
 * @param column the column it hangs on; empty where it needs the relation as a whole
 */
public record Dependency(
        Kind kind, TableName dependant, Optional<String> detail, TableName on, Optional<Identifier> column)
        implements Comparable<Dependency> {
    private static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::on)
            .thenComparing(d -> d.column().map(Identifier::value).orElse(""))
            .thenComparing(Dependency::kind)
            .thenComparing(Dependency::dependant)
            .thenComparing(d -> d.detail().orElse(""));

    /** What kind of thing hangs there; the words are those of messages. */
    public enum Kind {
        /** A view; {@code dependant} is the view. */
        VIEW("view"),
        MATERIALIZED_VIEW("materialized view"),
        /** A rule; {@code dependant} is its relation, {@code detail} the rule. */
        RULE("rule"),
        /** A function with a body PostgreSQL has parsed, or one that takes or returns the row type; {@code detail} its arguments. */
        FUNCTION("function"),
        /** A policy; {@code dependant} is its table, {@code detail} the policy. */
        POLICY("policy"),
        /** A trigger with a column list or condition; {@code dependant} is its table, {@code detail} the trigger. */
        TRIGGER("trigger"),
        /** A constraint; {@code dependant} is its table, {@code detail} the constraint. */
        CONSTRAINT("constraint"),
        /** An index; {@code dependant} is the index. */
        INDEX("index"),
        /** A default or generated column; {@code dependant} is its table, {@code detail} the column. */
        DEFAULT("default"),
        /** An owned sequence; {@code dependant} is the sequence. */
        SEQUENCE("sequence"),
        /** A column of the row type; {@code dependant} is its table, {@code detail} the column. */
        COLUMN("column"),
        /** A publication's table, with column list or row filter; {@code dependant} is the table, {@code detail} the publication. */
        PUBLICATION("publication"),
        /** Extended statistics; {@code dependant} is their name. */
        STATISTICS("statistics"),
        /** A partition or heir; {@code dependant} is the table. */
        PARTITION("partition");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** For people: {@code view active_users}, {@code policy own_rows of table users}. */
    public String words() {
        return switch (kind) {
            case VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE, STATISTICS, PARTITION ->
                kind.words() + " " + dependant.display();
            case FUNCTION -> kind.words() + " " + dependant.display() + "(" + detail.orElse("") + ")";
            case RULE, POLICY, TRIGGER, CONSTRAINT, DEFAULT, COLUMN, PUBLICATION ->
                kind.words() + " " + detail.orElse("") + " of table " + dependant.display();
        };
    }

    /** Whether others can hang on the dependant in turn, as views do on views. */
    boolean carriesOn() {
        return kind == Kind.VIEW || kind == Kind.MATERIALIZED_VIEW || kind == Kind.PARTITION;
    }

    @Override
    public int compareTo(Dependency other) {
        return ORDER.compare(this, other);
    }
}
