create table t (id int primary key, v int, w text); insert into t select i, i, nullif('w' || i % 3, 'w0') from generate_series(1, 50) i;
==> one script: columns that have just come, and one that has gaps
alter table t add column a int, add column b text;
update t set a = v * 2, b = 'of ' || t.w where v > 3;
update t set w = 'none' where w is null and v < 40;
----
create table t (id int primary key, v int); insert into t select i, i from generate_series(1, 50) i;
==> one script: a default that leaves nothing for an update to find
alter table t add column if not exists a int default 7, add column b text default 'x' not null;
update t set a = v, b = 'y' where a is null;
create index on t (a);
alter table t alter column a set not null;
----
create table p (id int, v int) partition by range (id);
create table p1 partition of p for values from (0) to (100); create table p2 partition of p for values from (100) to (200);
insert into p select i, i from generate_series(0, 199) i;
==> one script: of a partitioned table
alter table p add column a int;
update p set a = v;
----
create table t (id int primary key, v int); insert into t select i, i from generate_series(1, 50) i;
==> one script: as written, but apart from what others wait for: what is there is overwritten, or computed from itself
alter table t add column a int default 0;
update t set a = v;
update t set v = v + 1 where v is not null;
alter table t add column b int;
----
create table t (id int primary key, v int, first text, last text); insert into t select i, i, 'f' || i, 'l' from generate_series(1, 50) i;
==> one script: three phases at once, twice, and what was read goes
alter table t add column a boolean, add column name text;
update t set a = v > 3 where a is null;
update t set name = first || last;
alter table t alter column a set default false, alter column a set not null;
alter table t alter column name set not null;
create index on t (name);
alter table t drop column first, drop column last;
