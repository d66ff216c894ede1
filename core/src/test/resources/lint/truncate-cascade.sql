-- speaks: with identity
TRUNCATE a, b RESTART IDENTITY CASCADE;
-- silent: without
TRUNCATE a, b RESTART IDENTITY RESTRICT;
