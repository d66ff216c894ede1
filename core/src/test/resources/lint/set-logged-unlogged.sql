-- speaks: in a schema
ALTER TABLE IF EXISTS app.events SET UNLOGGED;
-- silent: it is so already
-- given
CREATE UNLOGGED TABLE events (id int);
-- sql
ALTER TABLE events SET UNLOGGED;
-- silent: a table the file has made
CREATE UNLOGGED TABLE events (id int);
ALTER TABLE events SET LOGGED;
-- speaks: quoted
ALTER TABLE "App"."Events" SET UNLOGGED;
