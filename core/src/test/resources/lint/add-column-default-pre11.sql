-- speaks: PostgreSQL 10
-- pg: 10
ALTER TABLE users ADD COLUMN a int NOT NULL DEFAULT 1;
-- silent: PostgreSQL 11
-- pg: 11
ALTER TABLE users ADD COLUMN a int NOT NULL DEFAULT 1;
-- silent: a default of null
-- pg: 10
ALTER TABLE users ADD COLUMN a int DEFAULT NULL;
