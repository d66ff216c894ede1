-- SPDX-License-Identifier: Apache-2.0
-- What the schools' database looks like before the first migration. Ids are given by the application, never by the server.

CREATE TABLE students (
    id bigint PRIMARY KEY,
    student_number text NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    grade smallint NOT NULL,
    visits integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- The large table: what a school nurse writes down. Written without looking back at the students, for years.
CREATE TABLE health_records (
    id bigint PRIMARY KEY,
    student_id bigint NOT NULL,
    kind text NOT NULL,
    recorded_at timestamptz,
    temperature numeric(4, 1),
    note text NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE medications (
    id bigint PRIMARY KEY,
    student_id bigint NOT NULL REFERENCES students (id),
    name text NOT NULL,
    dose_mg numeric(8, 2) NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX medications_student_id_idx ON medications (student_id);
