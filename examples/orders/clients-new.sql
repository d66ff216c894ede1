-- SPDX-License-Identifier: Apache-2.0
\set n random(1, 10000)
INSERT INTO orders (customer, state) VALUES ('customer ' || :n, 'processing');
SELECT state, customer FROM orders WHERE id = :n;
UPDATE orders SET state = 'completed' WHERE id = :n;
UPDATE stock SET counted = true WHERE id = :n;
