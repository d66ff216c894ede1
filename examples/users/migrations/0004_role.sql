-- SPDX-License-Identifier: Apache-2.0
-- ---
-- description: administrators have a role of their own
-- ---
ALTER TYPE user_role ADD VALUE IF NOT EXISTS 'administrator';
