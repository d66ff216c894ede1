-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, name varchar(40), age int, created timestamptz DEFAULT now());
INSERT INTO users(email,name,age) SELECT 'u'||g||'@x', 'n'||g, g FROM generate_series(1,500) g;
-- file: 01.down.sql
DROP TABLE users;
-- file: 02.up.sql
CREATE INDEX ON users (email);
-- file: 02.down.sql
DROP INDEX users_email_idx;
-- file: 03.up.sql
CREATE UNIQUE INDEX users_email_key ON users (lower(email));
-- file: 03.down.sql
DROP INDEX users_email_key;
-- file: 04.up.sql
CREATE INDEX IF NOT EXISTS ix_age ON users USING btree (age DESC NULLS LAST, name) INCLUDE (created) WHERE age > 3;
CREATE INDEX ON users (email);
-- file: 04.down.sql
DROP INDEX ix_age, users_email_idx1;
-- file: 05.up.sql
ALTER INDEX ix_age RENAME TO ix_age2;
CREATE INDEX ON users ((age+1), name text_pattern_ops) WITH (fillfactor=70);
-- file: 05.down.sql
DROP INDEX users_expr_name_idx;
ALTER INDEX ix_age2 RENAME TO ix_age;
-- file: 06.up.sql
DROP INDEX IF EXISTS nope, ix_age2;
REINDEX TABLE users;
REINDEX INDEX users_email_key;
-- file: 07.up.sql
CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_c ON users(created);
-- file: 07.down.sql
DROP INDEX CONCURRENTLY ix_c;
-- file: 08.up.sql
create unique index on users (email, name) nulls not distinct;
-- file: 08.down.sql
drop index users_email_name_idx
