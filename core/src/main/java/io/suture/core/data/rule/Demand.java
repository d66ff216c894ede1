// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.rule;

import io.suture.core.data.Derived;
import io.suture.core.data.transform.Input;
import io.suture.core.data.transform.RowSql;
import io.suture.core.sql.SqlLiteral;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a value must be. */
sealed interface Demand {
    /**
     * True where it is not so, false or null elsewhere.
     *
     * @param value called by a name
     */
    String broken(Input value);

    /** Completes the sentence "the value … ". */
    String words();

    /** A regular expression of PostgreSQL's. */
    record Format(String regex) implements Demand {
        @Override
        public String broken(Input value) {
            return value.as("text") + " !~ " + SqlLiteral.quote(regex);
        }

        @Override
        public String words() {
            return "has another format";
        }
    }

    /** Both ends belong to it. */
    record Range(Between ends) implements Demand {
        @Override
        public String broken(Input value) {
            return Stream.of(
                            ends.min().map(m -> value + " < " + SqlLiteral.quote(m)),
                            ends.max().map(m -> value + " > " + SqlLiteral.quote(m)))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" OR "));
        }

        @Override
        public String words() {
            return "is out of range";
        }
    }

    /** A row of another table. */
    record Reference(KeyOf in) implements Demand {
        @Override
        public String broken(Input value) {
            return value + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + in.table() + " AS ref WHERE ref." + in.key()
                    + " = " + value + ")";
        }

        @Override
        public String words() {
            return "is no " + in.key().value() + " of " + in.table().display();
        }
    }

    /** A condition over the source row. */
    record Custom(RowSql condition) implements Demand {
        @Override
        public String broken(Input value) {
            return "NOT " + condition.of(Derived.ROW);
        }

        @Override
        public String words() {
            return "breaks a condition";
        }
    }
}
