CREATE TABLE wards (id int PRIMARY KEY, name text NOT NULL);
