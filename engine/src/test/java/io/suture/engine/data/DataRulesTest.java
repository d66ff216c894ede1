// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.data.Action;
import io.suture.core.data.Derived;
import io.suture.core.data.Objection;
import io.suture.core.data.Severity;
import io.suture.core.data.Threshold;
import io.suture.core.data.rule.ColumnMapping;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.data.OnRows.Outcome;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules say of values, on the oldest server and the newest one. */
class DataRulesTest {
    private static Derived of(String yaml) {
        return OnRows.read(ColumnMapping.class, yaml).of(Identifier.of("a"), OnRows.RUN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "format: '^[A-Z]{3}$', action: skip                                  | text | ABC | ABC |",
                "format: '^[A-Z]{3}$', action: skip                                  | text | abc | abc | r",
                "format: '^[A-Z]{3}$', action: skip                                  | text | null | null |",
                "format: '^[A-Z]{3}$', action: transform, transform: [case: upper]   | text | abc | ABC | r",
                "format: '^[A-Z]{3}$', severity: warning                             | text | x | x | r",
                "'range: {min: 30, max: 45}'                                         | numeric | 45 | 45 |",
                "'range: {min: 30, max: 45}'                                         | numeric | 45.1 | 45.1 | r",
                "'range: {min: 30, max: 45}'                                         | numeric | NaN | NaN | r",
                "'range: {min: 1900-01-01}'                                          | date | 1899-12-31 | 1899-12-31"
                        + " | r",
                "'reference: {table: pg_catalog.pg_namespace, key: nspname}'         | text | pg_catalog | pg_catalog"
                        + " |",
                "'reference: {table: pg_catalog.pg_namespace, key: nspname}'         | text | nowhere | nowhere | r",
                "custom: \"length(a) < 3\"                                           | text | abc | abc | r",
                "custom: \"length(a) < 3\"                                           | text | null | null |",
                "custom: \"a IS NOT NULL\"                                           | text | null | null | r",
            })
    void a_value_is_accepted_or_not(String rule, String type, String value, String output, String code)
            throws SQLException {
        String said = rule.startsWith("'range") || rule.startsWith("'ref") ? rule.replace("'", "") : rule;
        Derived derived = of("rules: {name: r, " + said + "}");
        for (int major : List.of(14, 18)) {
            assertThat(OnRows.of(major, type, derived, List.of(Optional.ofNullable(value))))
                    .as("on " + major)
                    .containsExactly(new Outcome(
                            Optional.ofNullable(output),
                            Optional.ofNullable(code).stream().toList()));
        }
    }

    @Test
    void rules_look_at_what_transforms_have_made() throws SQLException {
        Derived derived = of("""
            from: a || ''
            transform:
              - number: {impossible: skip}
              - unit: {from: degF, to: degC, subtract: 32, multiply: 5, divide: 9, scale: 1}
            rules:
              - {name: plausible, range: {min: 30, max: 45}, action: skip, threshold: {percent: 0.5}}
            """);

        assertThat(OnRows.of(18, "text", derived, List.of(Optional.of("98.6"), Optional.of("37"), Optional.of("?"))))
                .containsExactly(
                        Outcome.is("37.0"),
                        new Outcome(Optional.of("2.8"), List.of("plausible")),
                        Outcome.refused("not-a-number"));
        assertThat(derived.objections().getLast().threshold())
                .contains(new Threshold.Percent(new java.math.BigDecimal("0.5")));
    }

    @Test
    void an_error_fails_and_a_warning_is_counted_unless_something_else_is_said() {
        assertThat(of("rules: {name: r, format: x}").objections())
                .extracting(Objection::action)
                .containsExactly(Action.FAIL);
        assertThat(of("rules: {name: r, format: x, severity: warning}").objections())
                .extracting(Objection::action, Objection::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Action.KEEP, Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: {name: r}",
                "rules: {name: R, format: x}",
                "rules: {name: r, format: x, custom: a = 1}",
                "rules: {name: r, format: x, action: transform}",
                "rules: {name: r, format: x, transform: trim}",
                "rules: {name: r, format: x, severity: warning, action: fail}",
                "rules: {name: r, range: {}}",
                "rules: {name: r, format: x, threshold: {rows: 1, percent: 1}}",
                "rules: {name: r, format: x, threshold: {percent: 101}}",
                "rules: {name: r, custom: now() > a}",
            })
    void what_says_nothing_clear_is_refused(String yaml) {
        assertThatThrownBy(() -> of(yaml)).isInstanceOf(SutureException.class);
    }
}
