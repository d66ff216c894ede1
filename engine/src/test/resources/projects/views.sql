-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, name varchar(40), age int, created timestamptz DEFAULT now());
INSERT INTO users(email,name,age) SELECT 'u'||g||'@x', 'n'||g, g FROM generate_series(1,500) g;
-- file: 01.down.sql
DROP TABLE users;
-- file: 02.up.sql
CREATE VIEW v1 AS SELECT id,email FROM users;
CREATE VIEW v2 AS SELECT id FROM v1 WHERE id>1;
CREATE MATERIALIZED VIEW mv AS SELECT count(*) c, name FROM users GROUP BY name;
CREATE UNIQUE INDEX ON mv(name);
-- file: 02.down.sql
DROP MATERIALIZED VIEW mv;
DROP VIEW v2;
DROP VIEW v1;
-- file: 03.up.sql
CREATE OR REPLACE VIEW v1 AS SELECT id,email,name FROM users;
REFRESH MATERIALIZED VIEW mv;
-- file: 04.up.sql
DROP VIEW v1 CASCADE;
CREATE VIEW v1 WITH (security_barrier) AS SELECT id FROM users WITH CASCADED CHECK OPTION;
COMMENT ON VIEW v1 IS 'it''s a view';
-- file: 05.up.sql
ALTER VIEW v1 RENAME TO v_one;
ALTER VIEW v_one SET (security_invoker=true);
CREATE RECURSIVE VIEW nums(n) AS VALUES(1) UNION ALL SELECT n+1 FROM nums WHERE n<5;
-- file: 05.down.sql
DROP VIEW nums;
ALTER VIEW v_one RESET (security_invoker);
ALTER VIEW v_one RENAME TO v1
-- file: 06.up.sql
REFRESH MATERIALIZED VIEW CONCURRENTLY mv;
CREATE MATERIALIZED VIEW mv2 AS SELECT 1 x WITH NO DATA;
REFRESH MATERIALIZED VIEW mv2;
-- file: 06.down.sql
DROP MATERIALIZED VIEW mv2
-- file: 07.up.sql
CREATE TEMP VIEW tv AS SELECT 1;
SELECT * FROM tv;
