// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.sql.Identifier;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedTest {
    private static Objection objection(String code, Action action) {
        return new Objection(code, "src.a = '" + code + "'", action, Severity.ERROR, "is not as it should be");
    }

    @Test
    void a_column_is_quoted_where_it_must_be() {
        assertThat(Derived.column(Identifier.of("Birth date")).expression()).isEqualTo("src.\"Birth date\"");
    }

    @Test
    void what_replaces_is_asked_before_the_value() {
        Derived derived = Derived.of("src.a")
                .with(objection("one", Action.REPLACE), "'x'")
                .with(objection("two", Action.SKIP))
                .with(objection("three", Action.REPLACE), "NULL");

        assertThat(derived.expression())
                .isEqualTo(
                        "CASE WHEN src.a = 'three' THEN NULL ELSE CASE WHEN src.a = 'one' THEN 'x' ELSE src.a END END");
        assertThat(derived.objections()).extracting(Objection::code).containsExactly("one", "two", "three");
    }

    @Test
    void what_comes_on_the_way_is_computed_once_a_row_level_by_level() {
        Interims interims = new Interims(List.of(
                new Interim(1, Identifier.of("a"), "btrim(src.x)"),
                new Interim(2, Identifier.of("b"), "length(a)"),
                new Interim(1, Identifier.of("c"), "lower(src.y)")));

        assertThat(interims.select() + " FROM t AS src WHERE src.z" + interims.end())
                .isEqualTo("SELECT src.*, length(a) AS b FROM (SELECT src.*, btrim(src.x) AS a, lower(src.y) AS c"
                        + " FROM t AS src WHERE src.z OFFSET 0) AS src OFFSET 0");
        assertThat(interims.alone("b > 3"))
                .isEqualTo("(SELECT b > 3 FROM (SELECT i.*, length(a) AS b FROM (SELECT btrim(src.x) AS a,"
                        + " lower(src.y) AS c OFFSET 0) AS i OFFSET 0) AS i)");
        assertThat(new Interims(List.of()).select() + " FROM t" + new Interims(List.of()).end())
                .isEqualTo("SELECT src.* FROM t");
    }

    @Test
    void only_failing_and_skipping_keep_a_row_out() {
        assertThat(List.of(Action.values()))
                .filteredOn(a -> objection("one", a).rejects())
                .containsExactly(Action.FAIL, Action.SKIP);
    }

    @Test
    void a_share_is_asked_once_there_are_enough_rows_or_all() {
        Threshold half = new Threshold.Percent(new BigDecimal("50"));

        assertThat(half.isExceeded(9, 10)).isFalse();
        assertThat(half.isExceededAtTheEnd(9, 10)).isTrue();
        assertThat(half.isExceeded(501, 1000)).isTrue();
        assertThat(half.isExceeded(500, 1000)).isFalse();
        assertThat(new Threshold.Rows(0).isExceeded(1, 10)).isTrue();
    }

    @Test
    void a_code_is_lower_case_with_dashes() {
        assertThatThrownBy(() -> objection("Not_A_Code", Action.FAIL)).isInstanceOf(IllegalArgumentException.class);
    }
}
