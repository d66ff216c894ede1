// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create index concurrently i on t (x) | REFUSED",
                "create index i on t (x) | ALLOWED",
                "drop index concurrently i | REFUSED",
                "drop index i | ALLOWED",
                "reindex index concurrently i | REFUSED",
                "reindex (concurrently) table t | REFUSED",
                "reindex (concurrently off) table t | DEPENDS",
                "reindex table t | DEPENDS",
                "reindex schema s | REFUSED",
                "reindex database d | REFUSED",
                "reindex system d | REFUSED",
                "vacuum t | REFUSED",
                "analyze t | ALLOWED",
                "cluster | REFUSED",
                "cluster t using i | DEPENDS",
                "create database d | REFUSED",
                "drop database d | REFUSED",
                "alter database d set tablespace x | REFUSED",
                "alter database d set search_path = x | ALLOWED",
                "create tablespace x location '/x' | REFUSED",
                "drop tablespace x | REFUSED",
                "alter system set work_mem = 1 | REFUSED",
                "alter table t detach partition p concurrently | REFUSED",
                "alter table t detach partition p | ALLOWED",
                "create subscription s connection 'c' publication p | REFUSED",
                "create subscription s connection 'c' publication p with (create_slot = false) | ALLOWED",
                "create subscription s connection 'c' publication p with (connect = false) | ALLOWED",
                "alter subscription s refresh publication | REFUSED",
                "alter subscription s set publication p | REFUSED",
                "alter subscription s set publication p with (refresh = false) | ALLOWED",
                "alter subscription s set (failover = true) | REFUSED",
                "alter subscription s disable | ALLOWED",
                "drop subscription s | DEPENDS",
                "commit prepared 'x' | REFUSED",
                "discard all | REFUSED",
                "discard temp | ALLOWED",
                "do $$ begin end $$ | DEPENDS",
                "call p() | DEPENDS",
                "alter type e add value 'x' | ALLOWED",
                "refresh materialized view concurrently v | ALLOWED"
            })
    void a_statement_says_whether_it_may_run_in_a_transaction_block(String sql, TransactionBlock expected) {
        assertThat(one(sql).transactionBlock()).isEqualTo(expected);
        assertThat(one(sql).refusesTransactionBlock()).isEqualTo(expected == TransactionBlock.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do $$ begin end $$",
                "call p()",
                "execute p",
                "create extension hstore",
                "select add_tenant('x')",
                "select count(*), audit.enable('t') from t",
                "update t set x = slugify(y)",
                "insert into t select * from generate(1)",
                "create table t as select f()"
            })
    void code_the_parser_cannot_see_through_makes_a_statement_opaque(String sql) {
        assertThat(one(sql).opaque()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select setval('s', max(id)) from t",
                "select pg_catalog.set_config('search_path', '', false)",
                "update t set x = lower(trim(y)) || coalesce(z, ''), at = now() - interval '1 day'",
                "insert into t (x) select gen_random_uuid() from generate_series(1, 10)",
                "create table t (x int default f())",
                "create function f() returns int language sql as 'select 1'",
                "alter table t add check (f(x))"
            })
    void postgresql_s_own_functions_are_clear_and_so_is_what_defines(String sql) {
        assertThat(one(sql).opaque()).isFalse();
    }

    @Test
    void a_kind_is_found_for_every_sort_of_statement() {
        Set<StatementKind> seen = EnumSet.noneOf(StatementKind.class);
        SqlScript.parse(OneOfEach.SQL, SourceName.of("all.sql")).statements().forEach(s -> seen.add(s.kind()));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).isEmpty();
    }

    @Test
    void a_kind_is_what_the_statement_begins_with() {
        for (Statement s :
                SqlScript.parse(OneOfEach.SQL, SourceName.of("all.sql")).statements()) {
            assertThat(s.comments()).as(s.text()).singleElement().isEqualTo("-- " + s.kind());
        }
    }

    private static Statement one(String sql) {
        return SqlScript.parse(sql, SourceName.of("a.sql")).statements().getFirst();
    }
}
