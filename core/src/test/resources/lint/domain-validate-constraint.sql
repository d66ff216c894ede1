-- speaks: in a schema
ALTER DOMAIN app.amount VALIDATE CONSTRAINT "C";
-- silent: a domain the file has made
CREATE DOMAIN amount AS numeric;
ALTER DOMAIN amount ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
ALTER DOMAIN amount VALIDATE CONSTRAINT c;
