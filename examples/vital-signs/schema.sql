-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE patients (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    ward text NOT NULL,
    seen_at timestamptz
);
