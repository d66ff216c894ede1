create table base (id int primary key, v int);
insert into base select i, i % 10 from generate_series(1, 100) i;
create materialized view keyed as select v, count(*) as n from base group by v; create unique index keyed_v on keyed (v);
create materialized view plain as select v from base;
create materialized view partial as select v, count(*) as n from base group by v;
create unique index partial_v on partial (v) where n > 3;
create materialized view empty as select v from base group by v with no data; create unique index empty_v on empty (v);
==> refresh materialized view, one with a unique index
refresh materialized view keyed;
refresh materialized view plain;
refresh materialized view partial;
refresh materialized view keyed with no data;
refresh materialized view empty;
