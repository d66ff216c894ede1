-- speaks: in a schema
ALTER DOMAIN app.amount SET NOT NULL;
-- silent: the other way
ALTER DOMAIN amount DROP NOT NULL;
-- silent: a domain the file has made
CREATE DOMAIN amount AS numeric;
ALTER DOMAIN amount SET NOT NULL;
