-- speaks: nulls not distinct
ALTER TABLE app.users ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (email);
-- speaks: deferrable, with included columns
ALTER TABLE users ADD UNIQUE (email) INCLUDE (name) DEFERRABLE;
-- silent: with an index
ALTER TABLE users ADD CONSTRAINT u UNIQUE USING INDEX i DEFERRABLE;
-- silent: of a new table
CREATE TABLE users (email text UNIQUE);
