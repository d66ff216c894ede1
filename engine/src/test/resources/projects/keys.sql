-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, name varchar(40), age int, created timestamptz DEFAULT now());
INSERT INTO users(email,name,age) SELECT 'u'||g||'@x', 'n'||g, g FROM generate_series(1,500) g;
-- file: 01.down.sql
DROP TABLE users;
-- file: 02.up.sql
CREATE TABLE orders(id serial primary key, user_id bigint, qty int, code text);
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users(id);
-- file: 02.down.sql
DROP TABLE orders;
-- file: 03.up.sql
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
-- file: 03.down.sql
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
-- file: 04.up.sql
ALTER TABLE orders ADD CHECK (qty > 0), ADD CONSTRAINT u UNIQUE (code), ALTER COLUMN qty SET NOT NULL, ALTER code SET DEFAULT 'x';
-- file: 04.down.sql
ALTER TABLE orders DROP CONSTRAINT orders_qty_check, DROP CONSTRAINT u, ALTER COLUMN qty DROP NOT NULL, ALTER code DROP DEFAULT;
-- file: 05.up.sql
ALTER TABLE orders ADD CONSTRAINT nv CHECK (code ~ '^[a-z]') NOT VALID;
-- file: 05.down.sql
ALTER TABLE orders DROP CONSTRAINT nv;
-- file: 06.up.sql
ALTER TABLE orders VALIDATE CONSTRAINT nv;
-- file: 07.up.sql
ALTER TABLE orders RENAME CONSTRAINT fk TO fk2;
ALTER TABLE orders ALTER CONSTRAINT fk2 DEFERRABLE;
-- file: 08.up.sql
ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id, code);
-- file: 08.down.sql
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
ALTER TABLE orders ALTER code DROP NOT NULL;
ALTER TABLE orders ADD PRIMARY KEY(id);
-- file: 09.up.sql
ALTER TABLE users ADD UNIQUE (email), ADD EXCLUDE USING btree (name WITH =);
-- file: 09.down.sql
ALTER TABLE users DROP CONSTRAINT users_email_key, DROP CONSTRAINT users_name_excl;
-- file: 10.up.sql
ALTER TABLE orders ADD CONSTRAINT ud UNIQUE (qty) DEFERRABLE INITIALLY DEFERRED;
-- file: 10.down.sql
ALTER TABLE orders DROP CONSTRAINT ud;
-- file: 11.up.sql
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;
-- file: 11.down.sql
ALTER TABLE users ALTER COLUMN name DROP NOT NULL, ALTER age DROP NOT NULL
