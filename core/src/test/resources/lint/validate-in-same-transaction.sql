-- speaks: the runner's transaction
-- transaction: file
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT c;
-- speaks: one statement
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID, VALIDATE CONSTRAINT c;
-- speaks: one name with a schema, one without
-- transaction: file
ALTER TABLE public.users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
SELECT 1;
ALTER TABLE users VALIDATE CONSTRAINT c;
-- silent: two transactions
BEGIN;
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE users VALIDATE CONSTRAINT c;
COMMIT;
-- silent: another constraint
-- transaction: file
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT d;
-- silent: of another table
-- transaction: file
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
ALTER TABLE people VALIDATE CONSTRAINT c;
-- speaks: both inside a DO block
DO $$
BEGIN
    ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
    ALTER TABLE users VALIDATE CONSTRAINT c;
END $$;
-- silent: a table of the file
-- transaction: file
CREATE TABLE users (age int);
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT c;
-- speaks: quoted names are the same
BEGIN;
ALTER TABLE "users" ADD CONSTRAINT "c" FOREIGN KEY (a) REFERENCES b (id) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT c;
COMMIT;
-- silent: what was added was rolled back, and another transaction had added it before
-- given
CREATE TABLE users (id int, age int);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 18) NOT VALID;
-- sql
BEGIN;
SAVEPOINT a;
ALTER TABLE users DROP CONSTRAINT adult;
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;
ROLLBACK TO SAVEPOINT a;
ALTER TABLE users VALIDATE CONSTRAINT adult;
COMMIT;
