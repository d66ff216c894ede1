-- SPDX-License-Identifier: Apache-2.0
-- What is true when the migrations have run.
SELECT count(*) = 0 FROM users WHERE email_normalized <> lower(trim(email_normalized));
SELECT count(*) = 0 FROM users WHERE email_verified IS NULL OR points IS DISTINCT FROM old_points * 2 AND id <= 1000;
SELECT 'administrator'::user_role IS NOT NULL;
