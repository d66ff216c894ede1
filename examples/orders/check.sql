-- SPDX-License-Identifier: Apache-2.0
-- What is true when the migrations have run.
SELECT count(*) = 0 FROM orders WHERE in_parts IS NULL OR state IS NULL;
SELECT count(*) = 0 FROM stock WHERE halves IS DISTINCT FROM pieces * 2;
SELECT count(*) = 0 FROM information_schema.columns WHERE table_name IN ('orders', 'stock') AND column_name IN ('status', 'checked');
SELECT count(*) = 1 FROM pg_indexes WHERE tablename = 'stock';
