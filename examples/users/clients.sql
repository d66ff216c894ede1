-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
INSERT INTO users (email) VALUES (' New' || :n || '@Example.org ');
SELECT email FROM users WHERE id = :n;
UPDATE users SET seen_at = now() WHERE id = :n;
UPDATE users SET email = 'Changed' || :n || '@example.org' WHERE id = :n + 1;
