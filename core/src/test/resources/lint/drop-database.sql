-- speaks: with force
DROP DATABASE "App" WITH (FORCE);
