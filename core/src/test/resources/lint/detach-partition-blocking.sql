-- speaks: in a schema
ALTER TABLE IF EXISTS app.events DETACH PARTITION app."Events_1";
-- silent: the rest of one that was interrupted
ALTER TABLE events DETACH PARTITION events_1 FINALIZE;
-- silent: a table the file has made
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
ALTER TABLE events DETACH PARTITION events_1;
