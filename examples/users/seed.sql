-- SPDX-License-Identifier: Apache-2.0
-- The same rows every time, each made from its number. `SET example.rows = 10000` before it makes fewer.

INSERT INTO users (id, email, role, old_points)
SELECT n, CASE WHEN n % 4 = 0 THEN ' User' ELSE 'user' END || n || '@Example.org',
       CASE WHEN n % 9 = 0 THEN 'doctor' ELSE 'nurse' END::user_role, n % 100
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '500000')::bigint) AS n;

SELECT setval('users_id_seq', (SELECT max(id) FROM users));
