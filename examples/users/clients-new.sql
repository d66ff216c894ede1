-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
INSERT INTO users (email_normalized) VALUES ('new' || :n || '@example.org');
SELECT email_normalized FROM users WHERE id = :n;
UPDATE users SET seen_at = now() WHERE id = :n;
UPDATE users SET email_normalized = 'changed' || :n || '@example.org' WHERE id = :n + 1;
