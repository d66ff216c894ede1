-- speaks: only a savepoint is rolled back
START TRANSACTION;
SAVEPOINT a;
ROLLBACK TO a;
-- speaks: chained
BEGIN;
SELECT 1;
COMMIT AND CHAIN;
-- speaks: the second one
BEGIN;
COMMIT;
BEGIN;
SELECT 1;
-- silent: END
BEGIN;
END;
-- silent: ABORT
BEGIN WORK;
ABORT;
-- silent: the BEGIN of a body
DO $$ BEGIN PERFORM 1; END $$;
-- silent: prepared
BEGIN;
PREPARE TRANSACTION 'x';
