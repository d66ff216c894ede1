// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.typed.OperationTypes;
import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTableTest {
    @Test
    void lists_of_values_and_names_with_quotes_in_them_come_through() {
        Stated.by("""
                partition_table:
                  table: audit_log
                  by: list
                  columns: entry
                  parts:
                    - {name: "o'clock", values: [noon, "it's late"]}
                    - {name: rest, values: never}
                  default: no
                  primary_key: [id, entry]
                """).isSql("""
                CALL suture.partition_table('audit_log', by => 'list', columns => ARRAY['entry'],
                    parts => ARRAY[['o''clock', 'noon', 'it''s late'], ['rest', 'never']], "default" => 'no',
                    primary_key => ARRAY['id', 'entry'])
                """);
    }

    @Test
    void ranges_may_be_open_at_both_ends() {
        Stated.by("""
                partition_table:
                  table: audit_log
                  by: range
                  columns: id
                  parts:
                    - {name: small, to: 1000}
                    - {name: big, from: 1000}
                """).isSql("""
                CALL suture.partition_table('audit_log', by => 'range', columns => ARRAY['id'],
                    parts => ARRAY[['small', '', '1000'], ['big', '1000', '']])
                """);
    }

    @Test
    void the_table_itself_may_become_the_first_part() {
        Stated.by("""
                partition_table:
                  table: audit_log
                  by: range
                  columns: id
                  existing: keep
                  parts:
                    - {name: old, to: 1000}
                    - {name: new, from: 1000}
                """).isSql("""
                CALL suture.partition_table('audit_log', by => 'range', columns => ARRAY['id'],
                    parts => ARRAY[['old', '', '1000'], ['new', '1000', '']], existing => 'keep')
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            by: range, columns: [id, entry], every: month   ; names one column
            by: hash, columns: id                           ; `partitions` is a number
            by: hash, columns: id, partitions: 0            ; 1 to 1000
            by: list, columns: entry, every: day            ; `every` is said where `by: range`
            by: range, columns: id, parts: {name: a}, ahead: 2 ; said with `every`
            by: range, columns: created_at                  ; `parts` names the partitions
            by: hash, columns: id, partitions: 4, default: no ; not said where `by: hash`
            by: list, columns: entry, parts: {name: a}       ; each partition has `values`
            by: range, columns: id, parts: {name: a, values: b} ; `from` and `to`
            by: range, columns: id, parts: {name: a}, existing: keep ; the first of `parts`
            by: range, columns: id, every: day, existing: keep ; the first of `parts`
            by: hash, columns: id, partitions: 4, existing: keep ; the first of `parts`
            """)
    void what_does_not_fit_together_is_refused(String fields, String said) {
        assertThat(Stated.by("partition_table: {table: audit_log, " + fields + "}")
                        .folder()
                        .problems())
                .anySatisfy(p -> assertThat(p.code() + " " + p.what())
                        .startsWith("PARTITION-FORM")
                        .contains(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            CALL suture.partition_table()
            CALL suture.partition_table('audit_log')
            CALL suture.partition_table('audit_log', 'hash', ARRAY['id'])
            CALL suture.partition_table('audit_log', by => 'hash', columns => ARRAY['id'], partitions => '4', colour => 'red')
            CALL suture.partition_table('audit_log', by => 'hash', columns => ARRAY['id'], partitions => 4)
            """)
    void a_call_with_other_arguments_is_not_understood(String sql) {
        assertThat(OperationTypes.installed()
                        .named("partition_table")
                        .orElseThrow()
                        .find(SqlScript.parse(sql, SourceName.of("it.sql"))
                                .statements()
                                .getFirst()))
                .isEmpty();
    }
}
