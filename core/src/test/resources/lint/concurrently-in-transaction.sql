-- speaks: the runner's transaction
-- transaction: file
CREATE INDEX CONCURRENTLY i ON users (email);
-- silent: the runner makes none
-- transaction: none
CREATE INDEX CONCURRENTLY i ON users (email);
-- silent: after the file's own COMMIT
-- transaction: file
COMMIT;
DROP INDEX CONCURRENTLY i;
-- speaks: after ROLLBACK TO a savepoint
BEGIN;
SAVEPOINT a;
ROLLBACK TO SAVEPOINT a;
DROP INDEX CONCURRENTLY i;
COMMIT;
-- silent: after ROLLBACK
BEGIN;
ROLLBACK;
DROP INDEX CONCURRENTLY i;
-- speaks: after COMMIT AND CHAIN
BEGIN;
COMMIT AND CHAIN;
DROP INDEX CONCURRENTLY i;
COMMIT;
-- speaks: a partition is detached
BEGIN;
ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;
COMMIT;
-- speaks: REINDEX with an option
BEGIN;
REINDEX (CONCURRENTLY, VERBOSE) TABLE users;
COMMIT;
-- speaks: REINDEX of a schema
BEGIN;
REINDEX SCHEMA app;
COMMIT;
-- silent: REINDEX of a table
BEGIN;
REINDEX TABLE users;
COMMIT;
-- speaks: VACUUM
-- transaction: file
VACUUM users;
-- speaks: a database
-- transaction: file
CREATE DATABASE app;
-- speaks: a setting of the server
-- transaction: file
ALTER SYSTEM SET work_mem = '1GB';
-- silent: REFRESH … CONCURRENTLY is allowed
-- transaction: file
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
-- silent: a value of an enum
-- transaction: file
ALTER TYPE state ADD VALUE 'x';
-- speaks: inside a DO block
DO $$ BEGIN DROP INDEX CONCURRENTLY i; END $$;
-- speaks: CLUSTER of everything
-- transaction: file
CLUSTER;
