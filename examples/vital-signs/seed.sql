-- SPDX-License-Identifier: Apache-2.0
-- The same rows every time, each made from its number. `SET example.rows = 10000` before it makes fewer.

INSERT INTO patients (id, name, ward)
SELECT md5(n::text)::uuid, 'patient ' || n, 'ward ' || n % 12
FROM generate_series(1, coalesce(nullif(current_setting('example.rows', true), ''), '100000')::bigint) AS n;
