create table t (id int primary key, a int, b text, c int, d int, e int, f int, "Odd" int check ("Odd" is not null));
insert into t select i, i, 'b', i, i, i, i, i from generate_series(1, 100) i;
alter table t add constraint c_there check (c is not null and c > 0);
==> set not null, a column
alter table t alter column a set not null;
alter table t alter column a set not null;
alter table t alter column c set not null;
alter table t alter column "Odd" set not null;
alter table t alter column b set not null, alter column d set not null;
alter table t alter column e set default 3, alter column e set not null;
alter table t alter column a drop not null;
----
create table t (id int primary key, a int, b text, c int, d int, e int, f int, "Odd" int check ("Odd" is not null));
insert into t select i, i, 'b', i, i, i, i, i from generate_series(1, 100) i;
alter table t add constraint c_there check (c is not null and c > 0);
==> since 18: set not null, by a constraint with a name
alter table t add constraint f_there not null f;
----
create table p (id int, v int, w int) partition by range (id);
create table p1 partition of p for values from (0) to (100); create table p2 partition of p for values from (100) to (200);
insert into p select i, i, i from generate_series(0, 199) i;
create table base (a int, b int); create table heir (c int) inherits (base); insert into base values (1, 1); insert into heir values (1, 1, 1);
==> set not null, of a partitioned table
alter table p alter column v set not null;
alter table p1 alter column w set not null;
alter table base alter column a set not null;
