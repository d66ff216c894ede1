DROP TABLE patients; DROP ROLE suture_junit_reader;
