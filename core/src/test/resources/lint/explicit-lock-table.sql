-- speaks: no mode means the strongest
BEGIN;
LOCK users;
COMMIT;
-- speaks: one that blocks writes
BEGIN;
LOCK TABLE ONLY app.users, "Orders" IN SHARE ROW EXCLUSIVE MODE NOWAIT;
COMMIT;
-- speaks: SHARE
BEGIN;
LOCK TABLE users IN SHARE MODE;
COMMIT;
-- silent: ROW EXCLUSIVE
BEGIN;
LOCK TABLE users IN ROW EXCLUSIVE MODE;
COMMIT;
-- silent: a table of the same transaction
BEGIN;
CREATE TABLE users (id bigint);
LOCK TABLE users;
COMMIT;
