create table users (id bigint primary key, email text, name varchar(50), age int, org int, note text);
create table orgs (id int primary key, code text);
create index users_name on users (name);
insert into orgs select i, 'c' || i from generate_series(1, 20) i;
insert into users select i, 'u' || i || '@x', 'n' || i, 20 + i % 50, 1 + i % 20, 'x' from generate_series(1, 500) i;
==> one of each
create index on users (age);
create unique index users_email_u on users (lower(email)) where note is not null;
create index if not exists users_name on users (name);
alter table users add foreign key (org) references orgs;
alter table users add constraint users_age check (age > 0), alter column email set not null, add unique (email);
alter table users add check (age < 1000);
alter table users alter column name set not null, alter column age set not null;
drop index users_name;
alter table orgs add unique (code) deferrable initially deferred;
reindex table users;
reindex index users_pkey;
----
create table t (a int, b int, c text);
insert into t select i, i, 'x' from generate_series(1, 100) i;
==> primary key on nullable columns, a new one in place of an old one
alter table t add primary key (a, b);
alter table t drop constraint t_pkey, add primary key (a);
alter table t add constraint c_u unique (c, a);
alter table t drop constraint c_u, add unique (c, a);
alter table t drop constraint t_c_a_key, add constraint t_c_a_key unique (a, c) with (fillfactor = 80);
----
create table t (id int primary key); create table r (id int primary key); insert into t select generate_series(1, 50); insert into r values (7);
==> columns with constraints
alter table t add column a int check (a > 0);
alter table t add column b text unique;
alter table t add column c int default 7 references r on delete set null;
alter table t add column d int references r (id) deferrable initially deferred;
alter table t add column e int constraint e_pos check (e > 0) default 4 not null constraint e_small check (e < 100), add column f int;
alter table t add column if not exists f int unique;
alter table only t add g text default 'x' not null;
alter table t add column h serial;
alter table t add column i int not null default 3;
----
create table parent (id int, at date, v int) partition by range (id);
create table p1 partition of parent for values from (0) to (100);
create table p2 partition of parent for values from (100) to (200) partition by range (id);
create table p2a partition of p2 for values from (100) to (150); create table p2b partition of p2 for values from (150) to (200);
create index p1_at on p1 (at);
insert into parent select i, now(), i from generate_series(0, 199) i;
==> partitioned
create index on parent (at);
create index parent_v on parent using btree (v desc) where v > 3;
create unique index parent_id on parent (id);
alter table parent alter column v set not null;
alter table parent add constraint v_ok check (v >= 0);
alter table parent detach partition p1;
----
create table base (id int primary key, v int); insert into base select i, i from generate_series(1, 100) i;
create materialized view m as select v, count(*) as n from base group by v; create unique index m_v on m (v);
create materialized view m2 as select v from base with no data;
create materialized view m3 as select v from base;
==> materialised views
refresh materialized view m;
refresh materialized view m2;
refresh materialized view m3;
create index on m3 (v);
refresh materialized view m3;
----
create table t (id int primary key, state text, k int); insert into t select i, 'a', i from generate_series(1, 100) i;
create schema app; create table app.t (id int); create type mood as enum ('sad');
==> one script: settings, blocks, temporary tables, enum values
set search_path to app, public;
create index t_id on t (id);
create table made (id int);
select set_config('search_path', 'public', false);
create index t_k on t (k);
begin;
alter table t add column extra int;
create index t_extra on t (extra);
alter table t add check (extra > 0);
commit;
create temp table work as select id from t where k > 50;
update t set k = -1 from work where work.id = t.id;
create index t_state on t (state);
drop table work;
alter type mood add value 'happy';
alter table t add column mood mood default 'happy';
reset search_path;
create index t_mood on t (mood);
----
create table t (id int primary key, k int); insert into t select i, i from generate_series(1, 100) i;
==> renames
alter table t rename to u;
alter table u rename column k to kk;
alter table u add check (kk > 0);
create index on u (kk);
alter table u alter column kk set not null;
alter index u_kk_idx rename to u_k;
drop index u_k;
