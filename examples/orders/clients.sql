-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
INSERT INTO orders (customer, status) VALUES ('customer ' || :n, 'in_progress');
SELECT status FROM orders WHERE id = :n;
UPDATE orders SET status = 'done' WHERE id = :n;
UPDATE stock SET checked = true WHERE id = :n;
DELETE FROM orders WHERE id = :n + 5000;
