create table p (id int not null, v int) partition by range (id); create index p_v on p (v);
create table p1 partition of p for values from (0) to (100);
create table p2 (id int not null, v int); create table p3 (id int not null, v int check (v > 0), check (id >= 200 and id < 300));
insert into p select i, i + 1 from generate_series(0, 99) i; insert into p2 select i, i from generate_series(100, 199) i;
==> attach partition, without a check that proves its bounds
alter table p attach partition p2 for values from (100) to (200);
alter table p attach partition p3 for values from (200) to (300);
