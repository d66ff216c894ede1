-- speaks: everything
CLUSTER;
-- speaks: the old form
CLUSTER VERBOSE app.users USING users_pkey;
-- silent: marks an index only
ALTER TABLE users CLUSTER ON users_pkey;
