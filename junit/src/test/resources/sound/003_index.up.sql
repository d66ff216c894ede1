CREATE INDEX patients_ward ON patients (ward);
