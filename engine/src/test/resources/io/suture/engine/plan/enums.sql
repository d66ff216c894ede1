CREATE TYPE mood AS ENUM ('sad', 'ok', 'lost', 'glad');
COMMENT ON TYPE mood IS 'how somebody feels';
REVOKE USAGE ON TYPE mood FROM PUBLIC;
CREATE TABLE people (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, mood mood NOT NULL DEFAULT 'ok',
    past mood[] DEFAULT '{sad,ok}' CHECK (past <> '{}'),
    CONSTRAINT merry CHECK (mood <> 'sad' OR name IS NOT NULL));
COMMENT ON CONSTRAINT merry ON people IS 'no mood without a name';
COMMENT ON COLUMN people.mood IS 'now';
CREATE INDEX people_mood ON people (mood, name);
CREATE INDEX people_sad ON people (id) WHERE mood = 'sad';
CREATE UNIQUE INDEX people_past ON people ((past[1]), id);
CREATE STATISTICS sad_names ON (mood = 'sad'), name FROM people;
CREATE VIEW sad_people AS SELECT id, name FROM people WHERE mood = 'sad';
GRANT SELECT ON sad_people TO PUBLIC;
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
CREATE POLICY glad ON people USING (mood >= 'ok'::mood);
CREATE FUNCTION cheer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mood := 'glad'; RETURN NEW; END $$;
CREATE TRIGGER cheer BEFORE UPDATE ON people FOR EACH ROW WHEN (NEW.mood = 'sad' AND NEW.name = 'x') EXECUTE FUNCTION cheer();
CREATE TABLE days (person int REFERENCES people, day date, mood mood, PRIMARY KEY (person, day));
CREATE VIEW changed AS SELECT p.id FROM people AS p JOIN days AS d ON d.person = p.id AND d.mood <> p.mood;
INSERT INTO people (name, mood) SELECT i, (ARRAY['sad', 'ok', 'glad']::mood[])[i % 3 + 1] FROM generate_series(1, 3000) AS i;
INSERT INTO days SELECT i, date '2026-01-01', 'glad' FROM generate_series(1, 2000) AS i;
==> two tables with a key between them, arrays, checks, indexes, views, policies, triggers
CALL suture.remove_enum_value('mood', value => 'lost')
==> by hand
DROP VIEW changed, sad_people;
DROP POLICY glad ON people;
DROP TRIGGER cheer ON people;
DROP INDEX people_sad;
DROP STATISTICS sad_names;
ALTER TABLE people DROP CONSTRAINT merry;
ALTER TABLE people DROP CONSTRAINT people_past_check;
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
COMMENT ON TYPE mood IS 'how somebody feels';
REVOKE USAGE ON TYPE mood FROM PUBLIC;
ALTER TABLE people ALTER COLUMN mood DROP DEFAULT, ALTER COLUMN mood TYPE mood USING mood::text::mood, ALTER COLUMN mood SET DEFAULT 'ok',
    ALTER COLUMN past DROP DEFAULT, ALTER COLUMN past TYPE mood[] USING past::text::mood[], ALTER COLUMN past SET DEFAULT '{sad,ok}';
ALTER TABLE days ALTER COLUMN mood TYPE mood USING mood::text::mood;
DROP TYPE mood_old;
ALTER TABLE people ADD CONSTRAINT merry CHECK (mood <> 'sad' OR name IS NOT NULL), ADD CONSTRAINT people_past_check CHECK (past <> '{}');
COMMENT ON CONSTRAINT merry ON people IS 'no mood without a name';
CREATE INDEX people_sad ON people (id) WHERE mood = 'sad';
CREATE STATISTICS sad_names ON (mood = 'sad'), name FROM people;
CREATE VIEW sad_people AS SELECT id, name FROM people WHERE mood = 'sad';
GRANT SELECT ON sad_people TO PUBLIC;
CREATE POLICY glad ON people USING (mood >= 'ok'::mood);
CREATE TRIGGER cheer BEFORE UPDATE ON people FOR EACH ROW WHEN (NEW.mood = 'sad' AND NEW.name = 'x') EXECUTE FUNCTION cheer();
CREATE VIEW changed AS SELECT p.id FROM people AS p JOIN days AS d ON d.person = p.id AND d.mood <> p.mood;
----
CREATE TYPE "Odd type" AS ENUM ('it''s', 'a "word"', 'b');
CREATE TABLE "Odd" (id int PRIMARY KEY, "The value" "Odd type" DEFAULT 'b', many "Odd type"[]);
INSERT INTO "Odd" VALUES (1, 'b', '{b,b}'), (2, 'a "word"', ARRAY['a "word"', 'b']::"Odd type"[]), (3, NULL, NULL);
==> names and values with quotes, the first value goes
CALL suture.remove_enum_value('Odd type', value => 'it''s')
==> by hand
ALTER TYPE "Odd type" RENAME TO old;
CREATE TYPE "Odd type" AS ENUM ('a "word"', 'b');
ALTER TABLE "Odd" ALTER COLUMN "The value" DROP DEFAULT, ALTER COLUMN "The value" TYPE "Odd type" USING "The value"::text::"Odd type",
    ALTER COLUMN "The value" SET DEFAULT 'b', ALTER COLUMN many TYPE "Odd type"[] USING many::text::"Odd type"[];
DROP TYPE old;
----
CREATE TYPE mood AS ENUM ('sad', 'ok');
==> a type that no table holds
CALL suture.remove_enum_value('mood', value => 'ok')
==> by hand
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('sad');
----
CREATE TYPE mood AS ENUM ('sad', 'ok', 'lost', 'glad');
CREATE TABLE people (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok', past mood[]);
CREATE TABLE days (id int PRIMARY KEY, mood mood);
INSERT INTO people SELECT i, 'ok', '{sad}' FROM generate_series(1, 300) AS i;
==> as one writes it, the old one renamed
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
ALTER TABLE people ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood;
ALTER TABLE people ALTER mood SET DEFAULT 'ok';
ALTER TABLE people ALTER past TYPE mood[] USING (past::text[])::mood[];
ALTER TABLE days ALTER COLUMN mood TYPE mood USING (mood::text::mood);
DROP TYPE mood_old;
==> by hand
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
ALTER TABLE people ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood;
ALTER TABLE people ALTER mood SET DEFAULT 'ok';
ALTER TABLE people ALTER past TYPE mood[] USING (past::text[])::mood[];
ALTER TABLE days ALTER COLUMN mood TYPE mood USING (mood::text::mood);
DROP TYPE mood_old;
----
CREATE TYPE mood AS ENUM ('sad', 'ok', 'lost', 'glad');
CREATE TABLE people (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok'::mood);
INSERT INTO people SELECT i, 'ok' FROM generate_series(1, 300) AS i;
==> as one writes it, the new one first
CREATE TYPE mood_new AS ENUM ('ok', 'glad');
ALTER TABLE people ALTER COLUMN mood DROP DEFAULT, ALTER COLUMN mood TYPE mood_new USING mood::text::mood_new, ALTER mood SET DEFAULT 'ok';
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;
==> by hand
CREATE TYPE mood_new AS ENUM ('ok', 'glad');
ALTER TABLE people ALTER COLUMN mood DROP DEFAULT, ALTER COLUMN mood TYPE mood_new USING mood::text::mood_new, ALTER mood SET DEFAULT 'ok';
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;
----
CREATE TYPE "Mood" AS ENUM ('SAD', 'OK', 'GLAD');
CREATE TABLE "Person" (id int PRIMARY KEY, "theMood" "Mood" NOT NULL DEFAULT 'OK');
CREATE TABLE "Day" (id int PRIMARY KEY, mood "Mood");
INSERT INTO "Person" SELECT i, 'OK' FROM generate_series(1, 300) AS i;
==> as a tool writes it, both renamed, defaults last, every name in quotes
BEGIN;
CREATE TYPE "Mood_new" AS ENUM ('OK', 'GLAD');
ALTER TABLE "Person" ALTER COLUMN "theMood" DROP DEFAULT;
ALTER TABLE "Person" ALTER COLUMN "theMood" TYPE "Mood_new" USING ("theMood"::text::"Mood_new");
ALTER TABLE "Day" ALTER COLUMN "mood" TYPE "Mood_new" USING ("mood"::text::"Mood_new");
ALTER TYPE "Mood" RENAME TO "Mood_old";
ALTER TYPE "Mood_new" RENAME TO "Mood";
DROP TYPE "Mood_old";
ALTER TABLE "Person" ALTER COLUMN "theMood" SET DEFAULT 'OK';
COMMIT;
==> by hand
CREATE TYPE "Mood_new" AS ENUM ('OK', 'GLAD');
ALTER TABLE "Person" ALTER COLUMN "theMood" DROP DEFAULT;
ALTER TABLE "Person" ALTER COLUMN "theMood" TYPE "Mood_new" USING ("theMood"::text::"Mood_new");
ALTER TABLE "Day" ALTER COLUMN "mood" TYPE "Mood_new" USING ("mood"::text::"Mood_new");
ALTER TYPE "Mood" RENAME TO "Mood_old";
ALTER TYPE "Mood_new" RENAME TO "Mood";
DROP TYPE "Mood_old";
ALTER TABLE "Person" ALTER COLUMN "theMood" SET DEFAULT 'OK';
