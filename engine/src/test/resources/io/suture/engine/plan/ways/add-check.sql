create table t (id int primary key, a int, b text, "Odd" int); insert into t select i, i, 'b', 1 from generate_series(1, 100) i;
create table heir (c int) inherits (t); insert into heir select i, i, 'b', 1, i from generate_series(1000, 1050) i;
==> add check, named as PostgreSQL would, of none, one and two columns
alter table t add check (1 > 0);
alter table t add check (a > 0), add check (a < id + 5);
alter table t add check ("Odd" > 0);
alter table t add constraint "T is" check (b <> '' and a is not null);
alter table only t add constraint mine check (a < 1000) no inherit;
alter table heir add constraint heirs check (c > 0);
alter table t add constraint late check (a > 0) not valid;
----
create table t (id int primary key, a int, b text, "Odd" int); insert into t select i, i, 'b', 1 from generate_series(1, 100) i;
create table heir (c int) inherits (t); insert into heir select i, i, 'b', 1, i from generate_series(1000, 1050) i;
==> since 18: add check, not enforced
alter table t add constraint loose check (a > 0) not enforced;
----
create table p (id int, v int) partition by range (id);
create table p1 partition of p for values from (0) to (100); create table p2 partition of p for values from (100) to (200);
insert into p select i, i from generate_series(0, 199) i;
==> add check, of a partitioned table
alter table p add constraint v_ok check (v >= 0);
alter table p1 add check (v < 100);
