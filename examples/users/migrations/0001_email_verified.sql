-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: an address is verified or not
-- ---
ALTER TABLE users ADD COLUMN email_verified boolean DEFAULT false;
UPDATE users SET email_verified = false WHERE email_verified IS NULL;
ALTER TABLE users ALTER COLUMN email_verified SET NOT NULL;
