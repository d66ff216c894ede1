-- speaks: in a schema
ALTER TYPE app.state RENAME VALUE 'a' TO 'b';
-- silent: the type itself
ALTER TYPE app.state RENAME TO status;
-- silent: made by the same transaction
BEGIN;
CREATE TYPE state AS ENUM ('a');
ALTER TYPE state RENAME VALUE 'a' TO 'b';
COMMIT;
-- silent: made by the file, statement by statement
CREATE TYPE state AS ENUM ('a');
ALTER TYPE state RENAME VALUE 'a' TO 'b';
