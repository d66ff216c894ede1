-- speaks: an index
ALTER INDEX app.events_at SET TABLESPACE fast;
-- speaks: everything
ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast;
-- speaks: a materialized view
ALTER MATERIALIZED VIEW totals SET TABLESPACE fast;
-- silent: a partitioned table has no rows of its own
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
-- sql
ALTER TABLE events SET TABLESPACE fast;
