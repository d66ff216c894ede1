create table t (id int primary key, a int, b text, c text);
insert into t select i, i, 'b' || i, 'c' from generate_series(1, 200) i;
create index t_a on t (a desc); create unique index t_b on t (lower(b)) where a > 0; create index t_c on t (c) include (a);
create schema app; create index "T odd" on t (c, a);
create table parent (id int, v int) partition by range (id);
create table p1 partition of parent for values from (0) to (100); create index parent_v on parent (v);
==> drop index, one
drop index t_a;
drop index if exists t_b, nope, "T odd";
drop index t_c cascade;
drop index if exists t_a;
drop index parent_v;
