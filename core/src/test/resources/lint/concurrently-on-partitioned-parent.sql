-- speaks: ONLY does not help
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
-- sql
CREATE INDEX CONCURRENTLY i ON ONLY events (id);
-- speaks: in a schema, quoted
-- given
CREATE TABLE app."Events" (id int) PARTITION BY LIST (id);
-- sql
CREATE UNIQUE INDEX CONCURRENTLY i ON app."Events" (id);
-- silent: one of its partitions
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
-- sql
CREATE INDEX CONCURRENTLY i ON events_1 (id);
-- speaks: made by the same file
CREATE TABLE events (id int) PARTITION BY HASH (id);
CREATE INDEX CONCURRENTLY i ON events (id);
-- speaks: the index of all partitions is dropped
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE INDEX events_id ON events (id);
-- sql
DROP INDEX CONCURRENTLY events_id;
