-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: points count twice
-- ---
ALTER TABLE users ADD COLUMN points integer;
UPDATE users SET points = old_points * 2 WHERE points IS NULL;
