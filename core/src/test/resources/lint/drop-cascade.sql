-- speaks: a column
ALTER TABLE users DROP COLUMN a CASCADE;
-- speaks: a constraint
ALTER TABLE users DROP CONSTRAINT users_pkey CASCADE;
-- speaks: a type
DROP TYPE IF EXISTS app.state CASCADE;
-- speaks: a function
DROP FUNCTION f(int) CASCADE;
-- speaks: a view
DROP MATERIALIZED VIEW v CASCADE;
-- speaks: an extension
DROP EXTENSION citext CASCADE;
-- speaks: a schema
DROP SCHEMA app CASCADE;
-- silent: a schema the file has made
CREATE SCHEMA app;
DROP SCHEMA app CASCADE;
-- silent: a table the file has made
CREATE TABLE a (id int);
DROP TABLE a CASCADE;
-- silent: RESTRICT
DROP TABLE a RESTRICT;
-- silent: a foreign key that cascades
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c ON DELETE CASCADE NOT VALID;
-- speaks: an attribute of a type
ALTER TYPE pair DROP ATTRIBUTE a CASCADE;
-- speaks: everything of a role
DROP OWNED BY app CASCADE;
-- silent: nothing can hang on a trigger or a policy
DROP TRIGGER touched ON users CASCADE;
DROP POLICY own ON users CASCADE;
