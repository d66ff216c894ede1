-- SPDX-License-Identifier: Apache-2.0
-- The same rows every time, each made from its number. `SET example.rows = 10000` before it makes fewer.

INSERT INTO orders (id, customer, status, placed_at)
SELECT n, 'customer ' || n % 5000, (ARRAY['new', 'in_progress', 'done', 'done', 'refused'])[1 + n % 5],
       timestamptz '2026-01-01 00:00:00+00' + n * interval '20 seconds'
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '1000000')::bigint) AS n;

INSERT INTO stock (id, pieces)
SELECT n, n % 500
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '1000000')::bigint) AS n;

SELECT setval('orders_id_seq', (SELECT max(id) FROM orders));
