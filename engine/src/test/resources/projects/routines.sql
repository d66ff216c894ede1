-- SPDX-License-Identifier: Apache-2.0
-- file: 01.up.sql
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, name varchar(40), age int, created timestamptz DEFAULT now());
INSERT INTO users(email,name,age) SELECT 'u'||g||'@x', 'n'||g, g FROM generate_series(1,500) g;
-- file: 01.down.sql
DROP TABLE users;
-- file: 02.up.sql
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.created := now(); RETURN NEW; END $$;
CREATE TRIGGER tg BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
-- file: 02.down.sql
DROP TRIGGER tg ON users;
DROP FUNCTION touch();
-- file: 03.up.sql
CREATE OR REPLACE FUNCTION f(a int, b text DEFAULT $q$it's; $$x$$ $q$) RETURNS int LANGUAGE sql STABLE AS $body$ SELECT a; -- comment ; 
 SELECT 2; $body$;
CREATE FUNCTION g(x int) RETURNS int RETURN x+1;
CREATE FUNCTION h(x int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT x; SELECT x+2; END;
CREATE PROCEDURE pr(INOUT a int) LANGUAGE plpgsql AS 'BEGIN a:=1; END';
-- file: 03.down.sql
DROP PROCEDURE pr(int);
DROP FUNCTION h(int);
DROP FUNCTION g;
DROP FUNCTION f;
-- file: 04.up.sql
CALL pr(1); DO $$ BEGIN CREATE TABLE made_by_do(id int); EXECUTE 'CREATE INDEX ON made_by_do(id)'; END $$; ALTER TABLE made_by_do ADD COLUMN x int;
-- file: 04.down.sql
DROP TABLE made_by_do
-- file: 05.up.sql
CREATE AGGREGATE mysum(int) (SFUNC=int4pl, STYPE=int, INITCOND='0');
CREATE OPERATOR === (LEFTARG=int,RIGHTARG=int,FUNCTION=int4eq);
-- file: 05.down.sql
DROP OPERATOR ===(int,int);
DROP AGGREGATE mysum(int);
-- file: 06.up.sql
ALTER TABLE users DISABLE TRIGGER tg;
ALTER FUNCTION touch() SECURITY DEFINER SET search_path=public;
ALTER TABLE users ENABLE ALWAYS TRIGGER tg;
CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.age>1) EXECUTE FUNCTION touch();
-- file: 06.down.sql
DROP TRIGGER ct ON users;
ALTER TABLE users ENABLE TRIGGER tg;
ALTER FUNCTION touch() SECURITY INVOKER RESET ALL
-- file: 07.up.sql
CREATE RULE r AS ON DELETE TO users DO INSTEAD NOTHING;
-- file: 07.down.sql
DROP RULE r ON users
-- file: 08.up.sql
CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE NOTICE 'x'; END$$; CREATE EVENT TRIGGER et_case ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION et(); CREATE TABLE under_et(i int);
-- file: 08.down.sql
DROP TABLE under_et;
DROP EVENT TRIGGER et_case;
DROP FUNCTION et();
