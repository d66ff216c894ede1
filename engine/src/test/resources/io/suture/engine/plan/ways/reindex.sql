create table t (id int primary key, a int, r int4range, exclude using gist (r with &&));
create table u (id int primary key, a int unique);
insert into t select i, i, int4range(i, i + 1) from generate_series(1, 200) i; insert into u select i, i from generate_series(1, 200) i;
create index t_a on t (a); create index u_a on u (a desc);
==> reindex, an index
reindex index t_a;
reindex table u;
reindex table t;
reindex (verbose) table u;
