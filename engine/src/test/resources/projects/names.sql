-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TABLE "Users" ("Id" int PRIMARY KEY, "select" text, "with space" int, "quo""te" int);
CREATE TABLE "order" ("user" int REFERENCES "Users"("Id"), "group" text);
-- file: 01.down.sql
DROP TABLE "order";
DROP TABLE "Users";
-- file: 02.up.sql
ALTER TABLE "Users" ADD COLUMN "naïve ☃" text;
CREATE INDEX "Idx ☃" ON "Users" ("naïve ☃");
CREATE INDEX ON "Users" ("select", "with space");
ALTER TABLE "order" ADD UNIQUE ("group");
ALTER TABLE "order" ALTER COLUMN "user" SET NOT NULL;
-- file: 02.down.sql
ALTER TABLE "order" ALTER "user" DROP NOT NULL;
ALTER TABLE "order" DROP CONSTRAINT order_group_key;
DROP INDEX "Users_select_with space_idx";
ALTER TABLE "Users" DROP COLUMN "naïve ☃";
-- file: 03.up.sql
CREATE TABLE ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt (ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc int, dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd int);
ALTER TABLE ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt ADD UNIQUE (ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc);
CREATE INDEX ON ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt (ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc,dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd);
-- file: 03.down.sql
DROP TABLE ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt
-- file: 04.up.sql
ALTER TABLE ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt ADD CHECK (ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc > 0);
ALTER TABLE ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt ADD FOREIGN KEY (ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc) REFERENCES "Users";
ALTER TABLE ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt ALTER dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd SET NOT NULL;
CREATE INDEX ON ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt (dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd);
CREATE INDEX ON ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt (dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd);
-- file: 05.up.sql
CREATE TABLE "Tücke"("ä" int);
ALTER TABLE "Tücke" ADD UNIQUE("ä");
ALTER TABLE "Users" RENAME COLUMN "Id" TO id;
ALTER TABLE "Users" RENAME TO users;
CREATE SCHEMA "My.Schema";
CREATE TABLE "My.Schema"."a.b"(x int);
CREATE INDEX ON "My.Schema"."a.b"(x);
