create table p (id int not null, v int check (v > 0), primary key (id)) partition by range (id);
create table p1 partition of p for values from (0) to (100); create table p2 partition of p for values from (100) to (200);
create table p3 partition of p for values from (200) to (300); create index p_v on p (v);
insert into p select i, i + 1 from generate_series(0, 299) i;
==> detach partition, by range
alter table p detach partition p1;
alter table p detach partition p2 concurrently;
drop table if exists nobody;
----
create table p (id int, kind text, at date not null) partition by list (kind);
create table p_a partition of p for values in ('a', 'b'); create table p_rest partition of p default;
insert into p select i, chr(97 + i % 4), '2026-01-01' from generate_series(1, 100) i;
create table h (id int, at date) partition by hash (id);
create table h0 partition of h for values with (modulus 2, remainder 0); create table h1 partition of h for values with (modulus 2, remainder 1);
insert into h select i, '2026-01-01' from generate_series(1, 100) i;
create table e (id int, v int) partition by range ((id + v), v);
create table e1 partition of e for values from (0, 0) to (100, 100); insert into e values (1, 1);
==> detach partition, beside a default partition
alter table p detach partition p_a;
alter table h detach partition h1;
alter table e detach partition e1;
----
create table p (id int, at date) partition by range (at, id);
create table p1 partition of p for values from ('2026-01-01', minvalue) to ('2026-02-01', minvalue);
create table p2 partition of p for values from ('2026-02-01', minvalue) to ('2026-03-01', minvalue) partition by list (id);
create table p2a partition of p2 for values in (1); insert into p values (1, '2026-02-02'), (2, '2026-01-03');
==> detach partition, by two columns, itself partitioned
alter table p detach partition p2;
alter table only p detach partition p1;
