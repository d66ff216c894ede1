-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: stock is counted in halves
-- ---
ALTER TABLE stock ADD COLUMN halves integer;
UPDATE stock SET halves = pieces * 2 WHERE halves IS NULL;

-- suture:verify every piece has two halves
SELECT NOT EXISTS (SELECT FROM stock WHERE halves IS DISTINCT FROM pieces * 2);
