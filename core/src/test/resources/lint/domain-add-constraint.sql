-- speaks: in a schema
ALTER DOMAIN app."Amount" ADD CHECK (VALUE > 0);
-- silent: a domain the file has made
CREATE DOMAIN amount AS numeric;
ALTER DOMAIN amount ADD CHECK (VALUE > 0);
-- silent: another change
ALTER DOMAIN amount DROP CONSTRAINT c;
