-- speaks: quoted
ALTER TABLE "P" ADD "Total" numeric GENERATED ALWAYS AS ("Price" * 2) STORED NOT NULL;
-- silent: virtual
ALTER TABLE p ADD COLUMN total numeric GENERATED ALWAYS AS (price * 2) VIRTUAL;
-- silent: virtual is what PostgreSQL 18 means
ALTER TABLE p ADD COLUMN total numeric GENERATED ALWAYS AS (price * 2);
-- silent: of a new table
CREATE TABLE p (price int, total int GENERATED ALWAYS AS (price * 2) STORED);
