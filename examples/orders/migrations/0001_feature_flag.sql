-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: an order says whether it may be sent in parts
-- ---
ALTER TABLE orders ADD COLUMN in_parts boolean;
UPDATE orders SET in_parts = status <> 'refused' WHERE in_parts IS NULL;
ALTER TABLE orders ALTER COLUMN in_parts SET DEFAULT false, ALTER COLUMN in_parts SET NOT NULL;
