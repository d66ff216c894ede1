-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: users are found by their address
-- ---
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_users_email ON users (email);

-- suture:down
DROP INDEX CONCURRENTLY IF EXISTS idx_users_email;
