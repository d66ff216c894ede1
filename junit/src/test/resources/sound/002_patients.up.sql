CREATE ROLE suture_junit_reader;
CREATE TABLE patients (id int PRIMARY KEY, ward int NOT NULL REFERENCES wards, name text NOT NULL);
GRANT SELECT ON patients TO suture_junit_reader;
