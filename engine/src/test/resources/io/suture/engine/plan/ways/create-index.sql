create table users (id bigint primary key, email text, name varchar(50), age int, note text, tags text[], at tstzrange);
insert into users select i, 'u' || i || '@x', 'n' || i, 20 + i % 50, 'x', '{a}' from generate_series(1, 300) i;
create materialized view ages as select age, count(*) as n from users group by age;
create index users_old on users (age);
==> create index, named by its author
create index users_name on users (name);
create index on users (age, lower(email));
create unique index users_email on users (lower(email) desc nulls last) where note is not null;
create index users_tags on users using gin (tags);
create index users_at on users using gist (at);
create index on users (name varchar_pattern_ops, age desc) include (note) with (fillfactor = 70);
create index if not exists users_old on users (age);
create unique index on ages (age);
create index concurrently users_c on users (note);
----
create table users (id bigint primary key, email text, name varchar(50), age int, note text, tags text[], at tstzrange);
insert into users select i, 'u' || i || '@x', 'n' || i, 20 + i % 50, 'x', '{a}' from generate_series(1, 300) i;
create materialized view ages as select age, count(*) as n from users group by age;
create index users_old on users (age);
==> since 15: create index, with nulls that are equal
create unique index users_null on users (id, note) nulls not distinct;
----
create schema app;
create table app."Odd Name" (id int primary key, "A b" text);
insert into app."Odd Name" select i, 'x' || i from generate_series(1, 50) i;
create table a_table_with_quite_a_long_name_that_will_need_to_be_cut (a_column_with_a_long_name_too text);
==> create index, with names that need quotes, or to be cut
create index on app."Odd Name" ("A b");
create index "My Index" on app."Odd Name" using hash ("A b");
create index on a_table_with_quite_a_long_name_that_will_need_to_be_cut (a_column_with_a_long_name_too);
create index on a_table_with_quite_a_long_name_that_will_need_to_be_cut (a_column_with_a_long_name_too desc);
