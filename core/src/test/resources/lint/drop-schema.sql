-- speaks: several
DROP SCHEMA IF EXISTS a, "B" CASCADE;
-- silent: made by the file
CREATE SCHEMA a;
DROP SCHEMA a;
