CREATE TABLE ward_names (ward integer NOT NULL, name text);
INSERT INTO ward_names VALUES (1, 'one'), (2, 'two');
INSERT INTO patients SELECT i, 'm' || i, 'First' || i || ' Last' || i, 'e' || i || '@x', i % 3 FROM generate_series(1, 400) AS i;
INSERT INTO visits SELECT i, i, i, '2026-01-01'::timestamptz + i * interval '2 hours', '2026-01-01'::timestamptz + i * interval '2 hours' + '1 hour', i
    FROM generate_series(1, 400) AS i;
INSERT INTO audit_log SELECT i, '2026-01-01'::timestamptz + i * interval '1 hour', 'e' || i FROM generate_series(1, 400) AS i;
==> add_check, add_column, add_exclusion, add_foreign_key, add_primary_key, add_unique, alter_table, change_type, comment, create_enum, create_function, create_index, create_materialized_view, create_policy, create_table, create_trigger, create_view, drop_constraint, drop_default, drop_function, drop_index, drop_materialized_view, drop_not_null, drop_policy, drop_trigger, drop_view, enable_row_security, grant, rebuild_index, refresh_materialized_view, rename_constraint, rename_enum_value, revoke, set_default, sql, validate_constraint

==> clients
insert into patients (id, mrn, name, email, ward, urgency) values (90000#1, 'n#1', 'A B', 'a@x', 1, 'low'), (90000#2, 'n#2', null, 'b@x', 2, 'low'), (90000#3, 'n#4', '', 'd@x', 2, 'low');
insert into patients (id, mrn, email, urgency) values (#1, 'n#3', 'c@x', 'low') on conflict (id) do update set email = excluded.email;
update patients set ward = null where id = #2;
update patients set ward = 7, email = ' Up@X ' where id = #3;
delete from visits where id = #5;
delete from patients where id = 90000#3;
update visits set cost = 5 where id between #6 and #8;
insert into visits (id, patient_id, room, starts_at, ends_at, cost) values (90000#1, 90000#1, 9, '2027-01-01', '2027-01-02', 1);
insert into visits (id, patient_id, room, cost) values (90000#2, 90000#2, null, 2), (90000#3, 90000#1, 7, 3);
copy audit_log (id, created_at, entry) from stdin;
90000#1	2026-03-01 00:00:00+00	copied
90000#2	2026-04-01 00:00:00+00	\N
\.
update audit_log set entry = null where id = #1;
----
CREATE TABLE users (id int PRIMARY KEY, email text, name text, note text);
INSERT INTO users SELECT i, ' User' || i || '@X ', 'First' || i || ' Last' || i, 'n' FROM generate_series(1, 400) AS i;
==> replace_column by one that says less
  - replace_column:
      table: users
      column: email
      with: {name: mail, type: text}
      up: lower(trim(email))
      down: mail
      lossy: accept
==> old clients
insert into users (id, email, note) values (90000#1, ' New#1@Y ', 'old'), (90000#2, null, 'old');
insert into users (id, email) values (#1, 'Upserted@Z'), (90000#3, 'Third@Z ') on conflict (id) do update set email = excluded.email;
update users set email = null where id = #2;
update users set email = upper(email) where id = #3;
update users set note = 'unrelated' where id = #4;
delete from users where id = #5;
copy users (id, email, note) from stdin;
90000#4	 Copied@X 	c
90000#5	\N	\N
\.
==> new clients
insert into users (id, mail, note) values (90000#1, 'new#1@y', 'new'), (90000#2, null, 'new');
insert into users (id, mail) values (#1, 'upserted@z'), (90000#3, 'third@z') on conflict (id) do update set mail = excluded.mail;
update users set mail = 'set@x' where id = #2;
update users u set mail = v.mail from (values (#3, 'from@x')) as v (id, mail) where u.id = v.id;
update users set note = 'unrelated' where id = #4;
delete from users where id = #5;
copy users (id, mail, note) from stdin;
90000#4	copied@x	c
90000#5	\N	\N
\.
==> as old clients
insert into users (id, email, note) values (90000#1, 'new#1@y', 'new'), (90000#2, null, 'new');
insert into users (id, email) values (#1, 'upserted@z'), (90000#3, 'third@z') on conflict (id) do update set email = excluded.email;
update users set email = 'set@x' where id = #2;
update users set email = 'from@x' where id = #3;
update users set note = 'unrelated' where id = #4;
delete from users where id = #5;
insert into users (id, email, note) values (90000#4, 'copied@x', 'c'), (90000#5, null, null);
----
CREATE TABLE prices (id int PRIMARY KEY, amount numeric(10, 3), note text);
INSERT INTO prices SELECT i, i + 0.125, 'n' FROM generate_series(1, 400) AS i;
==> replace_column by a rounded one
  - replace_column:
      table: prices
      column: amount
      with: {name: cents, type: bigint}
      up: round(amount * 100)::bigint
      down: (cents / 100.0)::numeric(10, 3)
      lossy: accept
==> old clients
insert into prices (id, amount) values (90000#1, 1.005), (90000#2, null);
insert into prices (id, amount) values (#1, 7.777) on conflict (id) do update set amount = excluded.amount;
update prices set amount = amount + 0.001 where id = #2;
update prices set amount = null where id = #3;
update prices set note = 'unrelated' where id = #4;
delete from prices where id = #5;
==> new clients
insert into prices (id, cents) values (90000#1, 105), (90000#2, null);
insert into prices (id, cents) values (#1, 777) on conflict (id) do update set cents = excluded.cents;
update prices set cents = 1 where id = #2;
update prices set note = 'unrelated' where id = #4;
delete from prices where id = #5;
==> as old clients
insert into prices (id, amount) values (90000#1, 1.05), (90000#2, null);
insert into prices (id, amount) values (#1, 7.77) on conflict (id) do update set amount = excluded.amount;
update prices set amount = 0.01 where id = #2;
update prices set note = 'unrelated' where id = #4;
delete from prices where id = #5;
----
INSERT INTO patients SELECT i, 'm' || i, 'First' || i || ' Last' || i, 'e' || i || '@x', i % 3 FROM generate_series(1, 400) AS i;
==> split_column

==> old clients
insert into patients (id, mrn, name) values (90000#1, 'n#1', 'Ann B'), (90000#2, 'n#2', null);
insert into patients (id, mrn, name) values (#1, 'n#3', 'Cy Day') on conflict (id) do update set name = excluded.name;
update patients set name = null where id = #2;
update patients set ward = 7 where id = #3;
delete from patients where id = #4;
copy patients (id, mrn, name) from stdin;
90000#3	n#4	Eve Fox
\.
==> new clients
insert into patients (id, mrn, first_name, last_name) values (90000#1, 'n#1', 'Ann', 'B'), (90000#2, 'n#2', null, null);
insert into patients (id, mrn, first_name, last_name) values (#1, 'n#3', 'Cy', 'Day')
    on conflict (id) do update set first_name = excluded.first_name, last_name = excluded.last_name;
update patients set last_name = 'New' where id = #2;
update patients set ward = 7 where id = #3;
delete from patients where id = #4;
copy patients (id, mrn, first_name, last_name) from stdin;
90000#3	n#4	Eve	Fox
\.
==> as old clients
insert into patients (id, mrn, name) values (90000#1, 'n#1', 'Ann B'), (90000#2, 'n#2', null);
insert into patients (id, mrn, name) values (#1, 'n#3', 'Cy Day') on conflict (id) do update set name = excluded.name;
update patients set name = split_part(name, ' ', 1) || ' New' where id = #2;
update patients set ward = 7 where id = #3;
delete from patients where id = #4;
insert into patients (id, mrn, name) values (90000#3, 'n#4', 'Eve Fox');
----
INSERT INTO patients SELECT i, 'm' || i, 'First' || i || ' Last' || i, 'e' || i || '@x', i % 3 FROM generate_series(1, 400) AS i;
==> merge_columns

==> old clients
insert into patients (id, mrn, name, email) values (90000#1, 'n#1', 'Ann', 'a@x'), (90000#2, 'n#2', 'Bob', null);
insert into patients (id, mrn, name) values (#1, 'n#3', 'Cy') on conflict (id) do update set name = excluded.name;
update patients set email = null where id = #2;
update patients set ward = 7 where id = #3;
delete from patients where id = #4;
==> new clients
insert into patients (id, mrn, contact) values (90000#1, 'n#1', '{"name": "Ann", "email": "a@x"}');
insert into patients (id, mrn, contact) values (#1, 'n#3', '{"name": "Cy", "email": null}') on conflict (id) do update set contact = excluded.contact;
update patients set contact = '{"name": "New", "email": "n@x"}' where id = #3;
update patients set ward = 7 where id = #2;
delete from patients where id = #4;
==> as old clients
insert into patients (id, mrn, name, email) values (90000#1, 'n#1', 'Ann', 'a@x');
insert into patients (id, mrn, name, email) values (#1, 'n#3', 'Cy', null) on conflict (id) do update set name = excluded.name, email = null;
update patients set name = 'New', email = 'n@x' where id = #3;
update patients set ward = 7 where id = #2;
delete from patients where id = #4;
----
INSERT INTO visits SELECT i, i, i, '2026-01-01', '2026-01-02', i FROM generate_series(1, 400) AS i;
==> rename_column

==> old clients
insert into visits (id, patient_id, room) values (90000#1, 1, 5), (90000#2, 2, null);
insert into visits (id, patient_id, room) values (#1, 1, 7) on conflict (id) do update set room = excluded.room;
update visits set room = null where id = #2;
update visits set cost = 7 where id = #3;
delete from visits where id = #4;
copy visits (id, patient_id, room) from stdin;
90000#3	1	9
\.
==> new clients
insert into visits (id, patient_id, room_number) values (90000#1, 1, 5), (90000#2, 2, null);
insert into visits (id, patient_id, room_number) values (#1, 1, 7) on conflict (id) do update set room_number = excluded.room_number;
update visits set room_number = 12 where id = #3;
update visits set cost = 7 where id = #2;
delete from visits where id = #4;
copy visits (id, patient_id, room_number) from stdin;
90000#3	1	9
\.
==> as old clients
insert into visits (id, patient_id, room) values (90000#1, 1, 5), (90000#2, 2, null);
insert into visits (id, patient_id, room) values (#1, 1, 7) on conflict (id) do update set room = excluded.room;
update visits set room = 12 where id = #3;
update visits set cost = 7 where id = #2;
delete from visits where id = #4;
insert into visits (id, patient_id, room) values (90000#3, 1, 9);
----
INSERT INTO visits SELECT i, i, i, '2026-01-01', '2026-01-02', i FROM generate_series(1, 400) AS i;
==> replace_column

==> old clients
insert into visits (id, patient_id, room) values (90000#1, 1, 5), (90000#2, 2, null);
insert into visits (id, patient_id, room) values (#1, 1, 7) on conflict (id) do update set room = excluded.room;
update visits set room = null where id = #2;
update visits set cost = 7 where id = #3;
delete from visits where id = #4;
==> new clients
insert into visits (id, patient_id, room_code) values (90000#1, 1, '5'), (90000#2, 2, null);
insert into visits (id, patient_id, room_code) values (#1, 1, '7') on conflict (id) do update set room_code = excluded.room_code;
update visits set room_code = '12' where id = #3;
update visits set cost = 7 where id = #2;
delete from visits where id = #4;
==> as old clients
insert into visits (id, patient_id, room) values (90000#1, 1, 5), (90000#2, 2, null);
insert into visits (id, patient_id, room) values (#1, 1, 7) on conflict (id) do update set room = excluded.room;
update visits set room = 12 where id = #3;
update visits set cost = 7 where id = #2;
delete from visits where id = #4;
----
INSERT INTO visits SELECT i, i, i, '2026-01-01', '2026-01-02', i FROM generate_series(1, 400) AS i;
==> rename_table

==> old clients, before the change
insert into visits (id, patient_id, room) values (90000#1, 1, 5);
update visits set room = null where id = #2;
delete from visits where id = #4;
==> new clients
insert into encounters (id, patient_id, room) values (90000#1, 1, 5);
update encounters set room = null where id = #2;
delete from encounters where id = #4;
==> as old clients
insert into visits (id, patient_id, room) values (90000#1, 1, 5);
update visits set room = null where id = #2;
delete from visits where id = #4;
----
INSERT INTO patients SELECT i, 'm' || i, 'First' || i || ' Last' || i, 'e' || i || '@x', i % 3 FROM generate_series(1, 400) AS i;
==> drop_column

==> old clients
insert into patients (id, mrn, name) values (90000#1, 'n#1', 'Ann');
update patients set name = null, ward = 4 where id = #2;
delete from patients where id = #4;
==> new clients
insert into patients (id, mrn, ward) values (90000#1, 'n#1', 5);
update patients set ward = 4 where id = #2;
delete from patients where id = #4;
==> as old clients
insert into patients (id, mrn, ward) values (90000#1, 'n#1', 5);
update patients set ward = 4 where id = #2;
delete from patients where id = #4;
----
INSERT INTO patients SELECT i, 'm' || i, 'First' || i || ' Last' || i, 'e' || i || '@x', i % 3 FROM generate_series(1, 400) AS i;
INSERT INTO visits SELECT i, i, i, '2026-01-01', '2026-01-02', i FROM generate_series(1, 400) AS i;
==> drop_table

==> old clients
insert into visits (id, patient_id, room) values (90000#1, 1, 5);
update visits set room = null where id = #2;
delete from visits where id = #4;
==> new clients
update patients set ward = null where id = #1;
==> as old clients
update patients set ward = null where id = #1;
----
INSERT INTO patients SELECT i, 'm' || i, 'First' || i || ' Last' || i, 'e' || i || '@x', i % 3 FROM generate_series(1, 400) AS i;
==> set_not_null

==> clients
insert into patients (id, mrn, email) values (90000#1, 'n#1', 'x');
update patients set email = upper(email), ward = null where id = #2;
delete from patients where id = #3;
----
INSERT INTO audit_log SELECT i, '2026-01-01'::timestamptz + i * interval '1 day', 'e' || i FROM generate_series(1, 400) AS i;
==> partition_table

==> clients
insert into audit_log (id, created_at, entry) values (90000#1, '2026-02-03', 'new'), (90000#2, '2025-02-03', null);
insert into audit_log (id, created_at, entry) values (90000#3, '2026-02-03', 'once');
update audit_log set entry = null where id = #1;
update audit_log set created_at = created_at + interval '40 days' where id = #2;
delete from audit_log where id = #3;
copy audit_log (id, created_at, entry) from stdin;
90000#4	2026-03-01 00:00:00+00	copied
90000#5	2031-04-01 00:00:00+00	\N
\.
----
INSERT INTO patients SELECT i, 'm' || i, 'First' || i || ' Last' || i, 'e' || i || '@x', i % 3 FROM generate_series(1, 400) AS i;
==> since 15: compatibility_view

==> clients
insert into patients (id, mrn, email) values (90000#1, 'n#1', 'x');
update patients set email = upper(email), ward = null where id = #2;
delete from patients where id = #3;
----
==> add_enum_value

==> clients
insert into patients (id, mrn, urgency) values (90000#1, 'n#1', 'low');
----
INSERT INTO nurses SELECT i, 'Nurse ' || i, '+' || i FROM generate_series(1, 400) AS i;
INSERT INTO contacts SELECT i, 'Street ' || i FROM generate_series(1, 400) AS i;
==> move_column

==> plain
alter table contacts add phone text;
update contacts set phone = nurses.phone from nurses where nurses.id = contacts.nurse_id;
alter table nurses drop phone;
==> old clients
insert into nurses (id, name, phone) values (90000#1, 'New', '+7'), (90000#2, 'New', null);
insert into contacts (nurse_id, street) values (90000#1, 'S'), (90000#2, 'S');
update nurses set phone = '+8' where id = #1;
update nurses set phone = null where id = #2;
update nurses set name = 'unrelated' where id = #3;
delete from nurses where id = #4;
==> new clients
insert into nurses (id, name) values (90000#1, 'New'), (90000#2, 'New');
insert into contacts (nurse_id, street, phone) values (90000#1, 'S', '+7'), (90000#2, 'S', null);
update contacts set phone = '+8' where nurse_id = #1;
update contacts set phone = '+9' where nurse_id = #2;
update contacts set phone = null where nurse_id = #2;
update contacts set street = 'unrelated' where nurse_id = #3;
delete from nurses where id = #4;
==> as old clients
insert into nurses (id, name, phone) values (90000#1, 'New', '+7'), (90000#2, 'New', null);
insert into contacts (nurse_id, street) values (90000#1, 'S'), (90000#2, 'S');
update nurses set phone = '+8' where id = #1;
update nurses set phone = null where id = #2;
update contacts set street = 'unrelated' where nurse_id = #3;
delete from nurses where id = #4;
----
INSERT INTO patients SELECT i, 'm' || i, CASE WHEN i % 5 > 0 THEN 'Name' || i END, CASE WHEN i % 7 > 0 THEN 'e' || i || '@x' END FROM generate_series(1, 400) AS i;
==> extract_table

==> plain
create table people (patient_id bigint primary key references patients on update cascade on delete cascade, name text, email text);
insert into people select id, name, email from patients where name is not null or email is not null;
alter table patients drop name, drop email;
==> old clients
insert into patients (id, mrn, name, email) values (90000#1, 'n#1', 'A', '@'), (90000#2, 'n#2', 'B', null), (90000#3, 'n#3', null, null);
update patients set name = 'old', email = null where id = #1;
update patients set email = '@8' where id = #2;
update patients set ward = 7 where id = #3;
delete from patients where id = #4;
update patients set name = 'later' where id = 90000#3;
==> new clients
insert into patients (id, mrn) values (90000#1, 'n#1'), (90000#2, 'n#2'), (90000#3, 'n#3');
insert into people (patient_id, name, email) values (90000#1, 'A', '@'), (90000#2, 'B', null);
insert into people (patient_id, name, email) values (#1, 'old', null) on conflict (patient_id) do update set name = excluded.name, email = excluded.email;
insert into people (patient_id, email) values (#2, '@8') on conflict (patient_id) do update set email = excluded.email;
update patients set ward = 7 where id = #3;
delete from patients where id = #4;
insert into people (patient_id, name) values (90000#3, 'later');
==> as old clients
insert into patients (id, mrn, name, email) values (90000#1, 'n#1', 'A', '@'), (90000#2, 'n#2', 'B', null), (90000#3, 'n#3', null, null);
update patients set name = 'old', email = null where id = #1;
update patients set email = '@8' where id = #2;
update patients set ward = 7 where id = #3;
delete from patients where id = #4;
update patients set name = 'later' where id = 90000#3;
----
INSERT INTO stays (id, days, outcome) SELECT i, i, 'home' FROM generate_series(1, 400) AS i;
==> remove_enum_value

==> plain
alter type outcome rename to outcome_before;
create type outcome as enum ('home', 'moved');
alter table stays alter column outcome type outcome using outcome::text::outcome;
drop type outcome_before;
==> clients
insert into stays (id, days, outcome) values (90000#1, 1, 'home'), (90000#2, 2, null);
insert into stays (id, days, outcome) values (#1, 1, 'moved') on conflict (id) do update set outcome = excluded.outcome;
update stays set outcome = null where id = #2;
update stays set days = 3 where id = #3;
delete from stays where id = #4;
copy stays (id, days, outcome) from stdin;
90000#3	1	moved
\.
