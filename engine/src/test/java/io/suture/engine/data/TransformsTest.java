// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.data.transform.TransformExample;
import io.suture.core.data.transform.TransformType;
import io.suture.core.data.transform.Transforms;
import io.suture.core.problem.SutureException;
import io.suture.engine.data.OnRows.Outcome;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each transform makes of values, on the oldest server and the newest one. */
class TransformsTest {
    private static final List<Integer> MAJORS = List.of(14, 18);

    static Stream<Arguments> types() {
        return MAJORS.stream()
                .flatMap(major -> Transforms.installed().all().stream().map(t -> Arguments.of(major, t)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void examples_of_the_reference_come_true(int major, TransformType type) throws SQLException {
        TransformExample example = type.example();

        assertThat(example.cases()).isNotEmpty();
        assertThat(OnRows.of(
                        major,
                        example.type(),
                        OnRows.derived(example.yaml()),
                        example.cases().stream()
                                .map(TransformExample.Case::input)
                                .toList(),
                        "CREATE TABLE wards (code text PRIMARY KEY, id integer);"
                                + " INSERT INTO wards VALUES ('ICU', 1), ('ER', 2)"))
                .isEqualTo(example.cases().stream()
                        .map(c -> new Outcome(c.output(), c.objection().stream().toList()))
                        .toList());
    }

    @Test
    void what_is_a_moment_already_is_not_taken_for_what_clocks_showed() {
        assertThatThrownBy(() -> OnRows.of(
                        18,
                        "timestamptz",
                        OnRows.derived("time_zone: {zone: America/New_York}"),
                        List.of(Optional.of("2024-07-01 12:00:00+00"))))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42883"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void null_stays_null_and_nothing_is_said_against_it(int major, TransformType type) throws SQLException {
        Outcome outcome = OnRows.of(
                        major,
                        type.example().type(),
                        OnRows.derived(type.example().yaml()),
                        List.of(Optional.empty()),
                        "CREATE TABLE wards (code text PRIMARY KEY, id integer)")
                .getFirst();

        assertThat(outcome.codes()).isEmpty();
        assertThat(outcome.value().isPresent()).isEqualTo(type.name().equals("metadata"));
    }

    /** Texts nobody expects in a column, each of which must become a value or an objection, never an error. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\u00a0",
            "\u0660\u0661.\u0660\u0662.\u0662\u0660\u0662\u0663",
            "0000-00-00",
            "00.00.0000",
            "99.99.9999",
            "31.02.2024",
            "9".repeat(2000),
            "-",
            "+",
            "NaN",
            "1e400000",
            "'; DROP TABLE patients; --",
            "\\",
            "%_",
            "\uD83D\uDE00",
            "a\u0301".repeat(300),
            "{\"a\": [1, {\"b\": null}]}");

    @ParameterizedTest
    @MethodSource("types")
    void no_text_makes_a_transform_fail(int major, TransformType type) throws SQLException {
        if (type.example().type().equals("text")) {
            assertThat(OnRows.of(
                            major,
                            "text",
                            OnRows.derived(type.example().yaml()),
                            ODD.stream().map(Optional::of).toList(),
                            "CREATE TABLE wards (code text PRIMARY KEY, id integer)"))
                    .hasSameSizeAs(ODD)
                    .allMatch(o -> o.value().isEmpty() || o.codes().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                // dates
                "date: {formats: yyyyMMdd}                                        | integer | 20240229 | 2024-02-29 |",
                "date: {formats: yyyyMMdd}                                        | text | 20230229 | null |"
                        + " impossible-date",
                "date: {formats: d MMM yyyy}                                      | text | 3 Sep 2021 | 2021-09-03 |",
                "date: {formats: d MMM yyyy}                                      | text | 3 Spe 2021 | null |"
                        + " impossible-date",
                "date: {formats: d MMM yyyy}                                      | text | 3 anf 2021 | null |"
                        + " impossible-date",
                "date: {formats: dd.MM.yy, first_year: 1930}                      | text | 01.02.30 | 1930-02-01 |",
                "date: {formats: dd.MM.yy, first_year: 1930}                      | text | 01.02.29 | 2029-02-01 |",
                "date: {formats: [MM/dd/yyyy, dd/MM/yyyy], ambiguous: first}      | text | 03/04/2023 | 2023-03-04 |"
                        + " ambiguous-date",
                "date: {formats: [MM/dd/yyyy, dd/MM/yyyy], ambiguous: null}       | text | 03/04/2023 | null |"
                        + " ambiguous-date",
                "date: {formats: [MM/dd/yyyy, dd/MM/yyyy], ambiguous: skip}       | text | 13/04/2023 | 2023-04-13 |",
                "date: {formats: yyyy-MM-dd, impossible: null}                    | text | unknown | null |"
                        + " impossible-date",
                "date: {formats: yyyy-MM-dd}                                      | text | 0000-01-01 | null |"
                        + " impossible-date",
                "date: {formats: yyyy-MM-dd}                                      | text | 9999-12-31 | 9999-12-31 |",
                // moments
                "timestamp: {formats: \"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} | text | 2024-01-01T00:30:15.250+05:30 |"
                        + " 2023-12-31 19:00:15.25+00 |",
                "timestamp: {formats: \"yyyy-MM-dd'T'HH:mm:ssXXX\"}     | text | 2024-01-01T00:30:15Z | 2024-01-01"
                        + " 00:30:15+00 |",
                "timestamp: {formats: \"yyyy-MM-dd'T'HH:mm:ssXXX\"}     | text | 2024-01-01T00:30:15-00:30 |"
                        + " 2024-01-01 01:00:15+00 |",
                "timestamp: {formats: \"MM/dd/yyyy hh:mm a\", zone: America/New_York} | text | 01/02/2024 12:05 AM |"
                        + " 2024-01-02 05:05:00+00 |",
                "timestamp: {formats: \"MM/dd/yyyy hh:mm a\", zone: America/New_York} | text | 01/02/2024 12:05 pm |"
                        + " 2024-01-02 17:05:00+00 |",
                "timestamp: {formats: \"MM/dd/yyyy hh:mm a\", zone: America/New_York} | text | 01/02/2024 13:05 pm |"
                        + " null | impossible-date",
                "timestamp: {formats: dd.MM.yyyy HH:mm, zone: Europe/Berlin, ambiguous: first} | text | 27.10.2024"
                        + " 02:30 | 2024-10-27 00:30:00+00 | repeated-time",
                "timestamp: {formats: dd.MM.yyyy HH:mm, zone: Europe/Berlin, impossible: skip} | text | 31.03.2024"
                        + " 02:30 | null | skipped-time",
                "time_zone: Australia/Lord_Howe | timestamp | 2024-04-07 01:45:00 | null | repeated-time",
                "time_zone: Europe/Berlin | timestamp | infinity | null | skipped-time",
                "time_zone: Europe/Berlin | timestamp | 294276-12-31 23:00:00 | null | skipped-time",
                // numbers
                "number: {} | text | 12.50 | 12.50 |",
                "number: {impossible: null} | text | twelve | null | not-a-number",
                "number: {grouping: \",\"} | text | 1,23,456 | null | not-a-number",
                "number: {grouping: \",\"} | text | 123,456.5 | 123456.5 |",
                "unit: {from: mg/dL, to: mmol/L, multiply: 0.0555, scale: 2} | integer | 90 | 5.00 |",
                "unit: {from: lb, to: kg, multiply: 0.45359237, scale: 1} | numeric | 154.5 | 70.1 |",
                "unit: {from: lb, to: kg, multiply: 0.45359237, scale: 1} | float8 | Infinity | null | no-measurement",
                "round: {scale: 1, inexact: skip} | numeric | 36.65 | null | inexact",
                "round: {scale: 1, inexact: skip} | numeric | 36.60 | 36.6 |",
                "round: 0 | numeric | NaN | NaN |",
                // text
                "phone: {country: \"1\", trunk: \"1\", international: \"011\"} | text | (212) 555-0123 | +12125550123"
                        + " |",
                "phone: {country: \"1\", trunk: \"1\", international: \"011\"} | text | 1-212-555-0123 | +12125550123"
                        + " |",
                "phone: {country: \"1\", trunk: \"1\", international: \"011\"} | text | 011 44 20 7946 0018 |"
                        + " +442079460018 |",
                "phone: {country: \"49\", impossible: null} | text | +49 12345678901234567 | null | not-a-phone-number",
                "postal_code: us | text | 123456789 | 12345-6789 |",
                "postal_code: us | text | 12345 | 12345 |",
                "postal_code: nl | text | 1234ab | 1234 AB |",
                "postal_code: de | text | 1234 | null | not-a-postal-code",
                "postal_code: ca | text | k1a0b1 | K1A 0B1 |",
                "unicode: nfkc | text | ﬁ | fi |",
                "case: title | text | ADA LOVELACE | Ada Lovelace |",
                // values
                "map: {values: {a: b}} | text | c | null | unmapped",
                "map: {values: {a: b}, nothing: [n/a], missing: null} | text | n/a | null |",
                "lookup: {table: pg_catalog.pg_type, key: typnamespace, value: typname, missing: null} | integer | 11"
                        + " | null | not-found",
                "compute: \"CASE WHEN a ~ '^[0-9]+$' THEN 'digits' END\" | text | 12 | digits |",
                "metadata: started | text | x | 2024-05-06 07:08:09+00 |",
            })
    void a_value_becomes(String yaml, String type, String value, String output, String objection) throws SQLException {
        Outcome expected = new Outcome(
                Optional.ofNullable(output),
                Optional.ofNullable(objection).stream().toList());
        for (int major : MAJORS) {
            assertThat(OnRows.of(major, type, OnRows.derived(yaml), List.of(Optional.of(value))))
                    .as("on " + major)
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "{moves: {a.b: c.d}} | {\"a\": {\"b\": 1}} | {\"c\": {\"d\": 1}} |",
                "{moves: {a.b: c.d}} | {\"a\": {\"b\": 1, \"x\": 2}} | {\"a\": {\"x\": 2}, \"c\": {\"d\": 1}} |",
                "{moves: {a.b: c.d}} | {\"a\": {\"b\": 1}, \"c\": {\"d\": 2}} | null | json-conflict",
                "{moves: {a.b: c.d}} | {\"a\": {\"b\": 1}, \"c\": 7} | null | json-conflict",
                "{moves: {a.b: c.d}} | {\"a\": {\"b\": null}} | {\"c\": {\"d\": null}} |",
                "{moves: {a.b: a.c}} | {\"a\": {\"b\": 1}} | {\"a\": {\"c\": 1}} |",
                "{moves: {a: a.b}} | {\"a\": 1} | {\"a\": {\"b\": 1}} |",
                "{moves: {a.b: a}} | {\"a\": {\"b\": 1}} | {\"a\": 1} |",
                "{moves: {a: b, b: a}} | {\"a\": 1, \"b\": 2} | null | json-conflict",
                "{remove: [a.b]} | {\"a\": {\"b\": 1}} | {\"a\": {}} |",
                "{remove: [a.b]} | {\"a\": [1]} | {\"a\": [1]} |",
                "{moves: {a.b: c}} | {\"a\": [1]} | {\"a\": [1]} |",
                "{defaults: {a.b: error}} | {} | {\"a\": {\"b\": \"error\"}} |",
                "{defaults: {a.b: \"5\"}, reset: a.b} | {\"a\": {\"b\": 7}} | {\"a\": {\"b\": 5}} |",
                "{defaults: {a.b: \"5\"}} | {\"a\": {\"b\": 7}} | {\"a\": {\"b\": 7}} |",
                "{defaults: {a.b: \"5\"}} | {\"a\": [7]} | null | json-conflict",
                "{remove: [x]} | null | null |",
                "{remove: [x]} | \"text\" | null | json-conflict",
                "{schema: '{\"required\": [\"a\"]}'} | {} | null | json-schema",
                "{schema: '{\"properties\": {\"a\": {\"type\": \"integer\", \"minimum\": 1}}}'} | {\"a\": 1} | {\"a\":"
                        + " 1} |",
                "{schema: '{\"properties\": {\"a\": {\"type\": \"integer\", \"minimum\": 1}}}'} | {\"a\": 1.5} | null"
                        + " | json-schema",
                "{schema: '{\"properties\": {\"a\": {\"type\": \"integer\", \"minimum\": 1}}}'} | {\"a\": \"x\"} |"
                        + " null | json-schema",
                "{schema: '{\"properties\": {\"a\": {\"enum\": [1, \"x\"]}}}'} | {\"a\": \"x\"} | {\"a\": \"x\"} |",
                "{schema: '{\"additionalProperties\": false, \"properties\": {\"a\": true}}'} | {\"b\": 1} | null |"
                        + " json-schema",
                "{schema: '{\"properties\": {\"a\": {\"items\": {\"type\": \"string\", \"pattern\": \"^[a-z]+$\"}}}}'}"
                        + " | {\"a\": [\"x\", \"Y\"]} | null | json-schema",
                "{schema: '{\"properties\": {\"a\": {\"items\": {\"type\": \"string\", \"pattern\": \"^[a-z]+$\"}}}}'}"
                        + " | {\"a\": [\"x\"]} | {\"a\": [\"x\"]} |",
                "{schema: '{\"anyOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}], \"not\": {\"required\":"
                        + " [\"c\"]}}'} | {\"b\": 1} | {\"b\": 1} |",
            })
    void an_object_becomes(String yaml, String value, String output, String objection) throws SQLException {
        Outcome expected = new Outcome(
                Optional.ofNullable(output),
                Optional.ofNullable(objection).stream().toList());
        for (int major : MAJORS) {
            assertThat(OnRows.of(major, "jsonb", OnRows.derived("json: " + yaml), List.of(Optional.ofNullable(value))))
                    .as("on " + major)
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date: {formats: MM.yyyy}",
                "date: {formats: dd.MM.yy}",
                "date: {formats: dd.MM.yyyy HH:mm}",
                "date: {formats: dd.MM.yyyy, ambiguous: perhaps}",
                "timestamp: {formats: dd.MM.yyyy HH:mm}",
                "timestamp: {formats: dd.MM.yyyy HH:mm, zone: CET}",
                "number: {decimal: \",\", grouping: \",\"}",
                "round: {scale: 101}",
                "unit: {from: a, to: b, scale: 1}",
                "unit: {from: a, to: b, scale: 1, divide: 0}",
                "phone: {country: DE}",
                "map: {values: {a: b}, else: c, missing: fail}",
                "json: {moves: {a..b: c}, schema: '{\"$ref\": \"#/a\"}'}",
                "json: {schema: 'not json'}",
                "json: {reset: [a]}",
                "compute: now()",
                "compute: random()",
                "compute: (SELECT 1)",
                "compute: a); DROP TABLE patients; --",
                "translate: {to: en}",
            })
    void what_cannot_mean_anything_is_refused(String yaml) {
        assertThatThrownBy(() -> OnRows.derived(yaml)).isInstanceOf(SutureException.class);
    }
}
