-- SPDX-License-Identifier: Apache-2.0
-- How far `0002_doubled` is, by the rows themselves: a look at every row. `SELECT * FROM suture.status` says it without one.
SELECT count(*) FILTER (WHERE halves IS NULL) AS remaining, count(halves) AS completed, count(*) AS total, round(100.0 * count(halves) / greatest(1, count(*)), 2) AS percent FROM stock;
