-- speaks: without a name, quoted, in schemas
ALTER TABLE IF EXISTS ONLY "app"."Orders" ADD FOREIGN KEY ("userId") REFERENCES auth."Users" ON DELETE CASCADE;
-- speaks: at a new column
ALTER TABLE orders ADD COLUMN user_id bigint DEFAULT 1 REFERENCES users (id);
-- speaks: among other sub-commands
ALTER TABLE orders ADD COLUMN a int, ADD CONSTRAINT k FOREIGN KEY (b) REFERENCES users (id), DROP CONSTRAINT old;
-- silent: NOT VALID and deferred
ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (b) REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;
-- silent: not enforced
ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (b) REFERENCES users (id) NOT ENFORCED;
-- silent: on a table the file has made
CREATE TABLE orders (id bigint, user_id bigint);
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);
-- speaks: to a table the file has made
CREATE TABLE countries (id bigint PRIMARY KEY);
ALTER TABLE users ADD FOREIGN KEY (country_id) REFERENCES countries (id);
-- speaks: to itself
ALTER TABLE users ADD CONSTRAINT boss FOREIGN KEY (boss_id) REFERENCES users (id);
-- silent: of a new table
CREATE TABLE orders (id bigint, user_id bigint REFERENCES users (id));
-- speaks: at a new column, with a name and more after it
ALTER TABLE orders ADD COLUMN user_id bigint DEFAULT 0 CONSTRAINT k REFERENCES users (id) ON DELETE SET NULL NOT DEFERRABLE NOT NULL CHECK (user_id >= 0);
