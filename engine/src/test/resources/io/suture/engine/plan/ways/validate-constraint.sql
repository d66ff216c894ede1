create table org (id int primary key); create table t (id int primary key, a int, o int);
insert into org select generate_series(1, 100); insert into t select i, i, i from generate_series(1, 100) i;
alter table t add constraint a_pos check (a > 0) not valid; alter table t add constraint t_org foreign key (o) references org not valid;
==> validate constraint, one, then both with something else
alter table t validate constraint a_pos;
alter table t validate constraint a_pos;
alter table t validate constraint t_org, add column z int;
----
create table org (id int primary key); create table t (id int primary key, a int, o int);
insert into org select generate_series(1, 100); insert into t select i, i, i from generate_series(1, 100) i;
alter table t add constraint a_pos check (a > 0) not valid; alter table t add constraint t_org foreign key (o) references org not valid;
==> since 18: validate constraint, a not null constraint
alter table t add constraint o_there not null o not valid;
alter table t validate constraint o_there;
