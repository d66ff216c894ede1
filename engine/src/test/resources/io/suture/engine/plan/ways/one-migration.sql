create table t (id int primary key, state text, k int); insert into t select i, 'a', i from generate_series(1, 100) i;
create schema app; create table app.t (id int); create type mood as enum ('sad');
==> one script: blocks
begin;
alter table t add column extra int;
create index t_extra on t (extra);
alter table t add check (extra > 0);
commit;
----
create table t (id int primary key, state text, k int); insert into t select i, 'a', i from generate_series(1, 100) i;
create schema app; create table app.t (id int); create type mood as enum ('sad');
==> one script: renamed between
alter table t rename to u;
alter table u rename column k to kk;
alter table u add check (kk > -5);
create index on u (kk);
alter table u alter column kk set not null;
alter index u_kk_idx rename to u_k;
----
create table t (id int primary key, state text, k int); insert into t select i, 'a', i from generate_series(1, 100) i;
create schema app; create table app.t (id int); create type mood as enum ('sad');
==> one script: made and changed
create table fresh (id int, v int);
insert into fresh select i, i from generate_series(1, 10) i;
create index on fresh (v);
alter table fresh add primary key (id), alter column v set not null, add foreign key (v) references t (id);
----
create table t (id int primary key, state text, k int); insert into t select i, 'a', i from generate_series(1, 100) i;
create schema app; create table app.t (id int); create type mood as enum ('sad');
==> one script: everything on one table
alter table t add constraint u_pos check (id > 0), alter column state set not null, add unique (id, state), add column z int default 1;
