-- speaks: quoted
ALTER TABLE IF EXISTS "Users" SET SCHEMA app;
-- silent: made by the file
CREATE TABLE users (id int);
ALTER TABLE users SET SCHEMA app;
-- silent: a function
ALTER FUNCTION f() SET SCHEMA app;
