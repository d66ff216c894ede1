-- speaks: the default one
ALTER TABLE app.events SET ACCESS METHOD DEFAULT;
-- speaks: a materialized view
ALTER MATERIALIZED VIEW totals SET ACCESS METHOD columnar;
