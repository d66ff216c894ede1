-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, name varchar(40), age int, created timestamptz DEFAULT now());
INSERT INTO users(email,name,age) SELECT 'u'||g||'@x', 'n'||g, g FROM generate_series(1,500) g;
-- file: 01.down.sql
DROP TABLE users;
-- file: 02.up.sql
ALTER TABLE users ADD COLUMN phone text;
-- file: 02.down.sql
ALTER TABLE users DROP COLUMN phone;
-- file: 03.up.sql
ALTER TABLE users ADD COLUMN a int NOT NULL DEFAULT 5, ADD COLUMN b uuid DEFAULT gen_random_uuid(), ADD COLUMN c text CHECK (c <> '');
-- file: 03.down.sql
ALTER TABLE users DROP COLUMN a, DROP COLUMN b, DROP COLUMN c;
-- file: 04.up.sql
ALTER TABLE users ADD COLUMN IF NOT EXISTS phone text, ADD COLUMN d int UNIQUE, ADD COLUMN e bigint REFERENCES users(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
-- file: 04.down.sql
ALTER TABLE users DROP COLUMN d, DROP COLUMN e;
-- file: 05.up.sql
ALTER TABLE users ADD COLUMN full_name text GENERATED ALWAYS AS (name || ' ' || email) STORED;
-- file: 05.down.sql
ALTER TABLE users DROP COLUMN full_name;
-- file: 06.up.sql
ALTER TABLE users ADD COLUMN seq serial, ADD COLUMN seq2 bigserial NOT NULL, ADD COLUMN arr int[] DEFAULT '{}' NOT NULL;
-- file: 06.down.sql
ALTER TABLE users DROP seq, DROP seq2, DROP COLUMN arr
