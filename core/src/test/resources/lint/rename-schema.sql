-- speaks: quoted
ALTER SCHEMA "App" RENAME TO core;
-- silent: made by the file
CREATE SCHEMA app;
ALTER SCHEMA app RENAME TO core;
-- silent: another owner
ALTER SCHEMA app OWNER TO boss;
