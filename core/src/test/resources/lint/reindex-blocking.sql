-- speaks: with other options
REINDEX (VERBOSE, TABLESPACE fast) TABLE app."Users";
-- speaks: catalogs
REINDEX SYSTEM app;
-- silent: concurrently, as an option
REINDEX (CONCURRENTLY) TABLE users;
-- silent: concurrently, said to be on
REINDEX (VERBOSE, CONCURRENTLY on) INDEX users_id;
-- silent: a table the file has made
CREATE TABLE users (id bigint PRIMARY KEY);
REINDEX TABLE users;
