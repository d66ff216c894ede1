create table org (id int primary key, code text, unique (code, id)); create schema app; create table app.unit (id int primary key);
create table person (id int primary key, org int, code text, unit int, boss int references person);
insert into org select i, 'c' || i from generate_series(1, 20) i; insert into app.unit select generate_series(1, 20);
insert into person select i, 1 + i % 20, 'c' || 1 + i % 20, 1 + i % 20, 1 from generate_series(1, 200) i;
==> add foreign key, named as PostgreSQL would
alter table person add foreign key (org) references org;
alter table person add constraint person_unit foreign key (unit) references app.unit (id) on delete cascade on update set null;
alter table person add constraint two foreign key (code, org) references org (code, id) match full deferrable initially deferred;
alter table person add foreign key (boss) references person (id), add constraint again foreign key (boss) references person;
alter table person add constraint late foreign key (org) references org not valid;
alter table person add constraint proved foreign key (org) references org not valid;
alter table person validate constraint proved;
----
create table org (id int primary key, code text, unique (code, id)); create schema app; create table app.unit (id int primary key);
create table person (id int primary key, org int, code text, unit int, boss int references person);
insert into org select i, 'c' || i from generate_series(1, 20) i; insert into app.unit select generate_series(1, 20);
insert into person select i, 1 + i % 20, 'c' || 1 + i % 20, 1 + i % 20, 1 from generate_series(1, 200) i;
==> since 18: add foreign key, not enforced
alter table person add constraint loose foreign key (org) references org not enforced;
----
create table org (id int primary key); insert into org select generate_series(1, 20);
create table event (id int, org int, at int) partition by range (at);
create table event_1 partition of event for values from (0) to (100);
create table event_2 partition of event for values from (100) to (200) partition by list (org);
create table event_2a partition of event_2 for values in (1, 2); create table event_2b partition of event_2 default;
create table log (id int primary key) partition by range (id); create table log_1 partition of log for values from (0) to (1000);
create table entry (id int primary key, log int);
insert into event select i, 1 + i % 20, i from generate_series(0, 199) i;
insert into log select generate_series(0, 199); insert into entry select i, i from generate_series(1, 100) i;
==> add foreign key, of a partitioned table
alter table event add foreign key (org) references org;
alter table event add constraint event_org foreign key (org) references org on delete cascade deferrable;
alter table entry add foreign key (log) references log;
alter table event_1 add constraint only_one foreign key (org) references org on delete set null;
