create table t (id int not null, a int not null, b text, c int, d int, r int4range, "Odd" int);
insert into t select i, i, 'b' || i, i, i, int4range(i, i + 1), i from generate_series(1, 100) i;
==> add key, a primary key of columns that are not null
alter table t add primary key (id);
alter table t add unique (a);
alter table t add unique (a, b);
alter table t add unique (a, "Odd");
alter table t add constraint "T's" unique (c) deferrable initially deferred;
alter table t add constraint roomy unique (d) include (b, c) with (fillfactor = 70);
create unique index t_cd on t (c, d);
alter table t add constraint by_index unique using index t_cd;
alter table t add constraint apart exclude using gist (r with &&);
----
create table t (id int not null, a int not null, b text, c int, d int, r int4range, "Odd" int);
insert into t select i, i, 'b' || i, i, i, int4range(i, i + 1), i from generate_series(1, 100) i;
==> since 15: add key, with nulls that are equal
alter table t add constraint equal unique nulls not distinct (c, d);
----
create table t (a int, b int, c text, d int); insert into t select i, i, 'x' || i, i from generate_series(1, 100) i;
==> add key, a primary key of columns that may be null
alter table t add primary key (a, b);
alter table t drop constraint t_pkey, add primary key (b);
----
create table t (a int, b int); insert into t select i, i from generate_series(1, 100) i;
create unique index t_b on t (b);
==> add key, a primary key of an index, its column nullable
alter table t add constraint t_pk primary key using index t_b;
----
create table t (id int primary key, a int, b int, c text, constraint t_u unique (a)); create table r (t int references t);
insert into t select i, i, i, 'x' || i from generate_series(1, 100) i; insert into r select generate_series(1, 100);
==> add key, a unique constraint in place of another
alter table t drop constraint t_u, add constraint t_u unique (a, b);
----
create table p (id int not null, v int not null, w text) partition by range (id);
create table p1 partition of p for values from (0) to (100); create table p2 partition of p for values from (100) to (200);
create table pp (id int, v int) partition by range (id); create table pp1 partition of pp for values from (0) to (100);
insert into p select i, i, 'w' || i from generate_series(0, 199) i; insert into pp select i, i from generate_series(0, 99) i;
==> add key, a primary key of a partitioned table
alter table p add primary key (id);
alter table p add constraint p_u unique (id, v);
alter table pp add primary key (id, v);
alter table p1 add unique (w);
----
create table t (id int primary key, a int, b int, c text, constraint t_u unique (a)); create table r (t int references t);
create unique index t_bc on t (b, c);
insert into t select i, i, i, 'x' || i from generate_series(1, 100) i; insert into r select generate_series(1, 100);
==> one script: a unique constraint in place of another, in two statements
alter table t drop constraint t_u;
alter table t add constraint t_u unique (a, b);
----
create table t (id int primary key, a int, b int, c text, constraint t_u unique (a)); create table r (t int references t);
create unique index t_bc on t (b, c);
insert into t select i, i, i, 'x' || i from generate_series(1, 100) i; insert into r select generate_series(1, 100);
==> one script: a unique constraint in place of another, named as PostgreSQL would
alter table t drop constraint t_u;
alter table t add unique (a, c);
----
create table t (id int primary key, a int, b int, c text, constraint t_u unique (a)); create table r (t int references t);
create unique index t_bc on t (b, c);
insert into t select i, i, i, 'x' || i from generate_series(1, 100) i; insert into r select generate_series(1, 100);
==> one script: a unique constraint in place of another, others between
alter table t drop constraint if exists t_u;
alter table r add column extra int;
alter table t add column extra int;
alter table t add constraint t_u unique (c);
----
create table t (id int primary key, a int, b int, c text, constraint t_u unique (a)); create table r (t int references t);
create unique index t_bc on t (b, c);
insert into t select i, i, i, 'x' || i from generate_series(1, 100) i; insert into r select generate_series(1, 100);
==> one script: a unique index in place of another
drop index t_bc;
create unique index t_bc on t (b);
----
create table t (a int primary key, b int, c int); insert into t select i, i, i from generate_series(1, 100) i;
==> one script: a primary key in place of another, in two statements, its column nullable
alter table t drop constraint t_pkey;
alter table t add constraint t_pkey primary key (b);
