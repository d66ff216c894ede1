-- SPDX-License-Identifier: Apache-2.0
-- What is true when the migrations have run.
SELECT convalidated FROM pg_constraint WHERE conrelid = 'vital_signs'::regclass AND contype = 'f';
