-- speaks: quoted
ALTER TABLE IF EXISTS app."Users" RENAME TO people;
-- silent: an index
ALTER INDEX users_id RENAME TO people_id;
-- silent: a view
ALTER VIEW v RENAME TO w;
-- silent: made by the file
CREATE TABLE users (id int);
ALTER TABLE users RENAME TO people;
-- speaks: a foreign table
ALTER FOREIGN TABLE users RENAME TO people;
