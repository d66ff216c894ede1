DROP TABLE wards;
