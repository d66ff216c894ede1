-- speaks: nothing is known of the table
ALTER TABLE app.events ATTACH PARTITION app.events_2 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- silent: a table the file has made
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
-- sql
CREATE TABLE events_2 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- speaks: the check is not validated
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL);
ALTER TABLE events_2 ADD CONSTRAINT b CHECK (id >= 10 AND id < 20) NOT VALID;
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- silent: the check was validated
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL);
ALTER TABLE events_2 ADD CONSTRAINT b CHECK (id >= 10 AND id < 20) NOT VALID;
ALTER TABLE events_2 VALIDATE CONSTRAINT b;
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- speaks: the column may be null
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int, CHECK (id >= 10 AND id < 20));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- silent: the check says that it is not null
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int, CHECK (id IS NOT NULL AND id >= 10 AND id < 20));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- silent: dates
-- given
CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2 (at date NOT NULL, CHECK (at >= DATE '2024-01-01' AND at < DATE '2025-01-01'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- silent: a list of one value
-- given
CREATE TABLE events (kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text NOT NULL, CHECK (kind = 'a'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a');
-- silent: a list of several values
-- given
CREATE TABLE events (kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text NOT NULL, CHECK (kind IN ('a', 'b')));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a', 'b');
-- speaks: the check allows more
-- given
CREATE TABLE events (kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text NOT NULL, CHECK (kind IN ('a', 'b', 'c')));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a', 'b');
-- silent: the check is narrower
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL, CHECK (id >= 12 AND id < 15));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- speaks: the check is wider
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL, CHECK (id >= 5 AND id < 25));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- speaks: hash bounds cannot be proved by the check of a column
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY HASH (id);
CREATE TABLE events_2 (id int NOT NULL, CHECK (id >= 5 AND id < 25));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
-- silent: an index
-- given
CREATE TABLE events (id int) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
CREATE INDEX i ON ONLY events (id);
CREATE INDEX i1 ON events_1 (id);
-- sql
ALTER INDEX i ATTACH PARTITION i1;
-- speaks: the default partition is searched
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- sql
CREATE TABLE events_2 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- silent: BETWEEN
-- given
CREATE TABLE events (id bigint NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id bigint NOT NULL, CHECK (id BETWEEN 100 AND 199));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
-- speaks: BETWEEN takes the upper bound in, the partition does not
-- given
CREATE TABLE events (id bigint NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id bigint NOT NULL, CHECK (id BETWEEN 100 AND 200));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
-- silent: the constants stand first
-- given
CREATE TABLE events (id bigint NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id bigint PRIMARY KEY, CHECK (100 <= id AND 200 > id));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
-- silent: a list written with ANY
-- given
CREATE TABLE events (kind text) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text NOT NULL CHECK (kind = ANY (ARRAY['a'::text, 'b'::text])));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a', 'b');
-- silent: a list that takes nulls, and so does the check
-- given
CREATE TABLE events (kind text) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text, CHECK (kind IS NULL OR kind IN ('a', 'b')));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a', NULL, 'b');
-- speaks: the check takes nulls, the list does not
-- given
CREATE TABLE events (kind text) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text, CHECK (kind IS NULL OR kind IN ('a', 'b')));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a', 'b');
-- speaks: the check takes more than nulls and the list
-- given
CREATE TABLE events (kind text) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text, CHECK (kind IS NULL OR kind = 'a' OR kind = 'c'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a', NULL, 'b');
-- speaks: alternatives of another column
-- given
CREATE TABLE events (kind text) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text, note text, CHECK (kind = 'a' OR note IS NULL));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a', NULL);
-- speaks: capital letters are other constants
-- given
CREATE TABLE events (kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text NOT NULL, CHECK (kind = 'A'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a');
-- speaks: capital letters are another column
-- given
CREATE TABLE events (kind text NOT NULL, "Kind" text) PARTITION BY LIST (kind);
CREATE TABLE events_2 (kind text NOT NULL, "Kind" text, CHECK ("Kind" = 'a'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('a');
-- silent: a key with capital letters
-- given
CREATE TABLE events ("Kind" text NOT NULL) PARTITION BY LIST ("Kind");
CREATE TABLE events_2 ("Kind" text NOT NULL CHECK ("Kind" IN ('A', 'b')));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('A', 'b');
-- speaks: the words AND and OR stand in a constant
-- given
CREATE TABLE events (id int NOT NULL, note text) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL, note text, CHECK (note = 'x and id>=10 and id<20 and y'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- speaks: a date is another moment in every time zone
-- given
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2 (at timestamptz NOT NULL, CHECK (at >= '2024-01-01'::date AND at < '2025-01-01'::date));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- silent: moments of one zone
-- given
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2 (at timestamptz NOT NULL, CHECK (at >= '2024-01-01 00:00:00+00' AND at < '2025-01-01 00:00:00+00'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
-- speaks: the same hour of other zones
-- given
CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2 (at timestamptz NOT NULL, CHECK (at >= '2024-01-01 00:00:00+02' AND at < '2025-01-01 00:00:00+02'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
-- speaks: a day of the column is not the column
-- given
CREATE TABLE events (at timestamp NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2 (at timestamp NOT NULL, CHECK (at::date >= '2024-01-01' AND at::date < '2025-01-01'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- silent: a date and a moment without a zone
-- given
CREATE TABLE events (at timestamp NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2 (at timestamp NOT NULL, CHECK (at >= DATE '2024-01-01' AND at < '2025-01-01 00:00'));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- speaks: whole numbers compared with a fraction are numeric
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL, CHECK (id >= 10.0 AND id < 20.0));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- silent: a range that a list of values lies in
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL CHECK (id IN (11, 12)));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- silent: numbers in quotes
-- given
CREATE TABLE events (id bigint NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id bigint NOT NULL, CHECK (id >= 10 AND id < 20));
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('10') TO ('20');
-- speaks: the bounds of the partitioned table's own parent are not proved
-- given
CREATE TABLE events (id int NOT NULL, kind int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (100) PARTITION BY RANGE (kind);
CREATE TABLE events_2 (id int NOT NULL, kind int NOT NULL, CHECK (kind >= 10 AND kind < 20));
-- sql
ALTER TABLE events_1 ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
-- speaks: a check that is not enforced proves nothing
-- pg: 18
-- given
CREATE TABLE events (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE events_2 (id int NOT NULL, CHECK (id >= 10 AND id < 20) NOT ENFORCED);
-- sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (10) TO (20);
