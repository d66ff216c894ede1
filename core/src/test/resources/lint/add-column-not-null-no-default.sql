-- speaks: the default is null
ALTER TABLE users ADD COLUMN a int NOT NULL DEFAULT NULL;
-- speaks: with a named constraint
ALTER TABLE "Users" ADD IF NOT EXISTS a int CONSTRAINT nn NOT NULL, ADD b int;
-- speaks: a primary key
ALTER TABLE users ADD COLUMN id uuid PRIMARY KEY;
-- silent: numbered
ALTER TABLE users ADD COLUMN a bigserial NOT NULL, ADD COLUMN b int GENERATED ALWAYS AS IDENTITY NOT NULL, ADD COLUMN c int GENERATED ALWAYS AS (1) STORED NOT NULL;
-- silent: a table the file has made
CREATE TABLE users (id bigint);
ALTER TABLE users ADD COLUMN a int NOT NULL;
-- silent: NULL is said
ALTER TABLE users ADD COLUMN a int NULL;
-- silent: the default of its domain
-- given
CREATE DOMAIN d AS int DEFAULT 5;
-- sql
ALTER TABLE users ADD COLUMN a d NOT NULL;
-- speaks: in a procedure that the file calls
CREATE OR REPLACE PROCEDURE app.widen() LANGUAGE plpgsql AS $$
BEGIN
  IF true THEN
    ALTER TABLE users ADD COLUMN code text NOT NULL;
  END IF;
END $$;
CALL app.widen();
