-- speaks: with a name
ALTER TABLE app.users ADD CONSTRAINT pk PRIMARY KEY (id);
-- speaks: at a new column
ALTER TABLE users ADD COLUMN id bigint PRIMARY KEY;
-- speaks: in place of the old one
ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY (uid);
-- silent: in place of the old one, with an index
ALTER TABLE users DROP CONSTRAINT users_pkey, ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_uid;
