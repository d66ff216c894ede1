// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "create table a.t (x int references b.u, like c.v, foreign key (x) references w) inherits (p) | DEFINES a.t, REFERENCES b.u, REFERENCES c.v, REFERENCES w, REFERENCES p",
                "create table q partition of p for values in (1) | DEFINES q, REFERENCES p",
                "create table t as select * from a join b using (x) | READS a, READS b, DEFINES t",
                "select * into t from a | DEFINES t, READS a",
                "alter table only t add foreign key (x) references s.u (y), drop z | ALTERS t, REFERENCES s.u",
                "alter table t attach partition s.q default | ALTERS t, ALTERS s.q",
                "alter table t detach partition q concurrently | ALTERS t, ALTERS q",
                "alter table t inherit p | ALTERS t, REFERENCES p",
                "alter table t rename to u | ALTERS t, DEFINES u",
                "alter table s.t rename column a to b | ALTERS s.t",
                "alter index s.i rename to j | ALTERS s.i, DEFINES s.j",
                "alter table t set schema z | ALTERS t, DEFINES z.t",
                "create unique index i on s.t (x) where y > 0 | ALTERS s.t, DEFINES s.i",
                "create index on t (x) | ALTERS t",
                "drop table if exists a, b.c cascade | DROPS a, DROPS b.c",
                "drop index concurrently s.i | DROPS s.i",
                "drop trigger g on s.t | ALTERS s.t",
                "drop policy g on t | ALTERS t",
                "drop function f(int) | ``",
                "drop type e | ``",
                "create trigger g before insert on t for each row execute function f() | ALTERS t",
                "create policy p on t using (exists (select 1 from u)) | ALTERS t, READS u",
                "create view v as select * from a | DEFINES v, READS a",
                "create materialized view v as select * from a | READS a, DEFINES v",
                "refresh materialized view concurrently v | MAINTAINS v",
                "create sequence s owned by x.t.c | DEFINES s, REFERENCES x.t",
                "alter sequence s owned by none | ALTERS s",
                "insert into t select * from u where exists (select from w) | WRITES t, READS u, READS w",
                "update t set x = 1 from u where t.id = u.id | WRITES t, READS u",
                "delete from only t using u where t.id = u.id | WRITES t, READS u",
                "merge into t using u on t.id = u.id when matched then delete | WRITES t, READS u",
                "truncate a, s.b | WRITES a, WRITES s.b",
                "copy t from program 'x' | WRITES t",
                "copy t to stdout | READS t",
                "copy (select * from a) to stdout | READS a",
                "lock table t, u in share mode | MAINTAINS t, MAINTAINS u",
                "vacuum (analyze) t, s.u | MAINTAINS t, MAINTAINS s.u",
                "reindex table concurrently t | MAINTAINS t",
                "cluster t using i | MAINTAINS t",
                "comment on table s.t is 'x' | ALTERS s.t",
                "comment on column s.t.c is 'x' | ALTERS s.t",
                "comment on column t.c is 'x' | ALTERS t",
                "comment on constraint c on s.t is 'x' | ALTERS s.t",
                "comment on index i is 'x' | ALTERS i",
                "comment on function f(int) is 'x' | ``",
                "grant select on s.t, u to r | ALTERS s.t, ALTERS u",
                "grant usage on schema s to r | ``",
                "create publication p for table t, s.u (a) where (a > 0) | ALTERS t, ALTERS s.u",
                "create statistics s on a, b from t | ALTERS t",
                "select * from a for update of a | READS a",
                "with a as (select * from t), b as (select * from a) select * from b, public.a | READS t, READS public.a",
                "with t as (select * from t) select * from t | READS t",
                "with recursive t as (select 1 union all select * from t) select * from t | ``",
                "with d as (delete from t returning *) insert into u select * from d | WRITES t, WRITES u",
                "select (with a as (select 1) select * from a), a.x from a | READS a",
                "create rule r as on insert to t do instead insert into u values (new.x) | ALTERS t, READS u",
                "create function f() returns int language sql begin atomic insert into t values (1); select 1; end | READS t",
                "explain analyze delete from t | WRITES t",
                "create type e as enum ('a') | ``",
                "select 1 | ``"
            })
    void a_statement_says_which_relations_it_touches_and_how(String sql, String expected) {
        assertThat(uses(sql)).isEqualTo(expected);
    }

    private static String uses(String sql) {
        return String.join(
                ", ",
                SqlScript.parse(sql, SourceName.of("a.sql")).statements().getFirst().relations().stream()
                        .map(r -> r.use() + " " + r.schema().map(s -> s + ".").orElse("") + r.name())
                        .toList());
    }
}
