-- speaks: with data, in a schema
REFRESH MATERIALIZED VIEW "App".totals WITH DATA;
-- silent: concurrently
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
-- silent: a view the file has made
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one WITH NO DATA;
REFRESH MATERIALIZED VIEW totals;
