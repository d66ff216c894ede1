-- speaks: the runner's transaction
-- pg: 11
-- transaction: file
ALTER TYPE app.state ADD VALUE 'x';
-- silent: PostgreSQL 12
-- pg: 12
-- transaction: file
ALTER TYPE app.state ADD VALUE 'x';
-- silent: outside of one
-- pg: 11
-- transaction: none
ALTER TYPE app.state ADD VALUE 'x';
