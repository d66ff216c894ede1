-- speaks: lenient and quoted, without the word
ALTER TABLE ONLY app."Users" DROP IF EXISTS "Email" RESTRICT, ADD COLUMN a int;
-- silent: a constraint
ALTER TABLE users DROP CONSTRAINT a;
-- silent: made by the file
CREATE TABLE users (a int, b int);
ALTER TABLE users DROP COLUMN a;
-- silent: added by the same transaction
BEGIN;
ALTER TABLE users ADD COLUMN tmp int;
ALTER TABLE users DROP COLUMN tmp;
COMMIT;
-- silent: an attribute of a type
ALTER TYPE pair DROP ATTRIBUTE a;
-- speaks: inside a DO block, in a branch
DO $$ BEGIN IF true THEN SELECT 1; ELSE ALTER TABLE users DROP COLUMN a; END IF; END $$;
