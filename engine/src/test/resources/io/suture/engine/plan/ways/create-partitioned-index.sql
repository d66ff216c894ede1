create table parent (id int, at date, v int) partition by range (id);
create table p1 partition of parent for values from (0) to (100);
create table p2 partition of parent for values from (100) to (200) partition by range (id);
create table p2a partition of p2 for values from (100) to (150);
create table p2b partition of p2 for values from (150) to (200);
insert into parent select i, '2026-01-01', i from generate_series(0, 199) i;
==> create partitioned index, one for all partitions, two levels deep
create index on parent (at);
create index parent_v on parent using btree (v desc) where v > 3;
create unique index parent_id on parent (id);
----
create table parent (id int, at date, v int) partition by range (id);
create table p1 partition of parent for values from (0) to (100);
create index p1_at on p1 (at);
create table p2 partition of parent for values from (100) to (200);
insert into parent select i, '2026-01-01', i from generate_series(0, 199) i;
==> create partitioned index, one that a partition has already
create index on parent (at);
----
create table parent (id int, at date) partition by range (id);
==> create partitioned index, of a table without partitions
create index on parent (at);
