-- speaks: in a schema
REFRESH MATERIALIZED VIEW app.totals WITH NO DATA;
-- silent: made without rows
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one WITH NO DATA;
