-- speaks: not null
ALTER TABLE app.users ADD "No" BIGSERIAL NOT NULL;
-- silent: of a new table
CREATE TABLE users (id bigserial);
