-- speaks: an alias, a join
UPDATE app."Users" AS u SET a = o.b FROM orders o;
-- speaks: NOT false
UPDATE users SET a = 1 WHERE NOT false;
-- speaks: in WITH
WITH x AS (UPDATE users SET a = 1 RETURNING id) SELECT count(*) FROM x;
-- silent: ON CONFLICT
INSERT INTO users (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2;
-- silent: a condition
UPDATE users SET a = 1 WHERE a IS NULL;
-- speaks: CASE inside a DO block
DO $$ BEGIN UPDATE users SET a = CASE WHEN b THEN 1 ELSE 2 END; END $$;
-- speaks: WITH inside a DO block
DO $$ BEGIN WITH x AS (SELECT 1) UPDATE users SET a = 1; END $$;
-- silent: the loop of a batch
DO $$
BEGIN
    LOOP
        UPDATE users SET a = 1 WHERE id IN (SELECT id FROM users WHERE a IS NULL LIMIT 1000);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END $$;
-- silent: a trigger's function
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE users SET a = 1; RETURN NEW; END $$;
-- silent: a rule says what will be done
CREATE RULE r AS ON UPDATE TO v DO INSTEAD UPDATE users SET a = NEW.a;
-- speaks: a function that the file makes and calls
CREATE FUNCTION pg_temp.fill(n int DEFAULT 3) RETURNS void LANGUAGE plpgsql AS $fn$
BEGIN
  UPDATE users SET age = n;
END $fn$;
SELECT pg_temp.fill();
DROP FUNCTION pg_temp.fill;
-- speaks: a procedure in SQL, whose last statement ends without a sign
CREATE PROCEDURE fill() LANGUAGE sql AS 'UPDATE users SET age = 3';
CALL fill();
-- silent: a function that nobody calls here
CREATE FUNCTION fill() RETURNS void LANGUAGE sql AS 'UPDATE users SET age = 3';
SELECT other();
