-- speaks: a domain that is not null
-- given
CREATE DOMAIN d AS int NOT NULL;
-- sql
ALTER TABLE users ADD COLUMN a d DEFAULT 1;
-- speaks: a domain over such a domain
-- given
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE DOMAIN e AS d;
-- sql
ALTER TABLE users ADD COLUMN a e;
-- silent: a domain without conditions
-- given
CREATE DOMAIN d AS int;
-- sql
ALTER TABLE users ADD COLUMN a d;
-- silent: a list of them
-- given
CREATE DOMAIN d AS int CHECK (VALUE > 0);
-- sql
ALTER TABLE users ADD COLUMN a d[];
-- speaks: a domain of the same file
CREATE DOMAIN app.d AS int CHECK (VALUE > 0);
ALTER TABLE users ADD COLUMN a app.d;
