-- speaks: without a name
ALTER TABLE "Users" ADD CHECK ("Age" > 0) NO INHERIT;
-- speaks: at a new column
ALTER TABLE users ADD COLUMN age int CHECK (age > 0);
-- silent: not enforced
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT ENFORCED;
-- speaks: inside a DO block with a handler
DO $$
BEGIN
    ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
-- silent: of a new table
CREATE TABLE users (age int CHECK (age > 0));
-- speaks: at a new column, with a name and more after it
ALTER TABLE users ADD COLUMN age int CONSTRAINT "Age" CHECK (age IS NOT NULL) DEFAULT 5 NOT NULL, ADD COLUMN b text;
