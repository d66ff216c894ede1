-- speaks: without the word COLUMN
ALTER TABLE IF EXISTS app."Users" RENAME "Email" TO mail;
-- speaks: of a view
ALTER VIEW v RENAME COLUMN a TO b;
-- silent: of a table the file has made
CREATE TABLE users (a int);
ALTER TABLE users RENAME a TO b;
-- silent: a constraint
ALTER TABLE users RENAME CONSTRAINT a TO b;
-- silent: an attribute of a type is no column
ALTER TYPE pair RENAME ATTRIBUTE a TO b;
-- speaks: inside a DO block
DO $$ BEGIN ALTER TABLE users RENAME COLUMN a TO b; END $$;
