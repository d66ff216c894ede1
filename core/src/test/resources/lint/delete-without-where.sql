-- speaks: always true
DELETE FROM ONLY app."Users" WHERE true;
-- speaks: two constants
DELETE FROM users WHERE 2 > 1;
-- speaks: texts
DELETE FROM users WHERE 'a' = 'a' AND true;
-- speaks: a column equals itself
DELETE FROM users u WHERE u.id = u.id;
-- speaks: joined with everything
DELETE FROM users USING orders;
-- silent: a condition
DELETE FROM users WHERE 1 = 1 AND id = 5;
-- silent: never true
DELETE FROM users WHERE false;
-- silent: made by the file
CREATE TABLE a (id int);
DELETE FROM a;
-- silent: a rule or function that nobody runs here
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM users';
-- silent: cascading
ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES users ON DELETE SET NULL NOT VALID;
-- speaks: a column is null or not
DELETE FROM users WHERE id IS NULL OR id IS NOT NULL;
-- speaks: in a list
DELETE FROM users WHERE 1 IN (1, 2);
-- speaks: inside a DO block
DO $$ BEGIN DELETE FROM users; END $$;
-- speaks: asks a constant
DELETE FROM users WHERE NULL IS NULL;
-- speaks: asks whether true is true
DELETE FROM users WHERE (1 = 1) IS TRUE;
-- silent: asks whether a column is true
DELETE FROM users WHERE gone IS TRUE;
