-- speaks: among other options
VACUUM (VERBOSE, FULL on, ANALYZE) app.users;
-- speaks: everything
VACUUM FULL;
-- silent: off
VACUUM (FULL off) users;
-- silent: freeze
VACUUM FREEZE users;
