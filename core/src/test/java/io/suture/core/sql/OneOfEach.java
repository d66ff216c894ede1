// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/** A statement of every kind, each behind a comment that names its kind. */
public final class OneOfEach {
    public static final String SQL = """
            -- SELECT
            select 1;
            -- SELECT
            values (1);
            -- INSERT
            insert into t values (1);
            -- UPDATE
            update t set a = 1;
            -- DELETE
            with x as (select 1) delete from t;
            -- MERGE
            merge into t using u on true when matched then do nothing;
            -- TRUNCATE
            truncate t;
            -- COPY
            copy t to '/x';
            -- LOCK
            lock t;
            -- BEGIN
            begin isolation level serializable;
            -- COMMIT
            end;
            -- ROLLBACK
            abort;
            -- SAVEPOINT
            savepoint a;
            -- ROLLBACK_TO_SAVEPOINT
            rollback to a;
            -- RELEASE_SAVEPOINT
            release a;
            -- PREPARE_TRANSACTION
            prepare transaction 'a';
            -- COMMIT_PREPARED
            commit prepared 'a';
            -- ROLLBACK_PREPARED
            rollback prepared 'a';
            -- SET_TRANSACTION
            set transaction read only;
            -- SET_CONSTRAINTS
            set constraints all deferred;
            -- SET
            set search_path = a;
            -- SET_LOCAL
            set local work_mem = 1;
            -- RESET
            reset all;
            -- SHOW
            show all;
            -- DISCARD
            discard all;
            -- CREATE_TABLE
            create temp table t (a int);
            -- CREATE_TABLE_AS
            create table t as select 1;
            -- CREATE_TABLE_AS
            select 1 into t;
            -- ALTER_TABLE
            alter table t add a int;
            -- DROP_TABLE
            drop table t;
            -- CREATE_INDEX
            create index on t (a);
            -- ALTER_INDEX
            alter index i set (fillfactor = 70);
            -- DROP_INDEX
            drop index i;
            -- REINDEX
            reindex table t;
            -- CLUSTER
            cluster t using i;
            -- VACUUM
            vacuum;
            -- ANALYZE
            analyze;
            -- CREATE_TRIGGER
            create trigger g after insert on t execute function f();
            -- DROP_TRIGGER
            drop trigger g on t;
            -- CREATE_POLICY
            create policy p on t;
            -- ALTER_POLICY
            alter policy p on t using (true);
            -- DROP_POLICY
            drop policy p on t;
            -- CREATE_RULE
            create rule r as on insert to t do nothing;
            -- DROP_RULE
            drop rule r on t;
            -- CREATE_STATISTICS
            create statistics s on a, b from t;
            -- ALTER_STATISTICS
            alter statistics s set statistics 1;
            -- DROP_STATISTICS
            drop statistics s;
            -- CREATE_FOREIGN_TABLE
            create foreign table t (a int) server s;
            -- ALTER_FOREIGN_TABLE
            alter foreign table t add a int;
            -- DROP_FOREIGN_TABLE
            drop foreign table t;
            -- CREATE_VIEW
            create or replace view v as select 1;
            -- ALTER_VIEW
            alter view v set (security_invoker = true);
            -- DROP_VIEW
            drop view v;
            -- CREATE_MATERIALIZED_VIEW
            create materialized view v as select 1;
            -- ALTER_MATERIALIZED_VIEW
            alter materialized view v set (fillfactor = 70);
            -- DROP_MATERIALIZED_VIEW
            drop materialized view v;
            -- REFRESH_MATERIALIZED_VIEW
            refresh materialized view v;
            -- CREATE_SEQUENCE
            create sequence s;
            -- ALTER_SEQUENCE
            alter sequence s restart;
            -- DROP_SEQUENCE
            drop sequence s;
            -- RENAME
            alter table t rename a to b;
            -- SET_SCHEMA
            alter type e set schema s;
            -- SET_OWNER
            alter function f() owner to r;
            -- ALTER_TABLE
            alter table t owner to r;
            -- CREATE_TYPE
            create type c as (a int);
            -- CREATE_TYPE
            create type r as range (subtype = int);
            -- CREATE_ENUM
            create type e as enum ();
            -- ALTER_ENUM_ADD_VALUE
            alter type e add value if not exists 'a' before 'b';
            -- ALTER_ENUM_RENAME_VALUE
            alter type e rename value 'a' to 'b';
            -- ALTER_TYPE
            alter type c add attribute b int;
            -- DROP_TYPE
            drop type c;
            -- CREATE_DOMAIN
            create domain d as int;
            -- ALTER_DOMAIN
            alter domain d set not null;
            -- DROP_DOMAIN
            drop domain d;
            -- CREATE_FUNCTION
            create or replace function f() returns int language sql return 1;
            -- ALTER_FUNCTION
            alter function f() immutable;
            -- DROP_FUNCTION
            drop function f();
            -- CREATE_PROCEDURE
            create procedure p() language sql as '';
            -- DROP_PROCEDURE
            drop procedure p();
            -- CREATE_AGGREGATE
            create aggregate a (int) (sfunc = f, stype = int);
            -- CREATE_OPERATOR
            create operator + (function = f, rightarg = int);
            -- DO
            do $$ begin end $$;
            -- CALL
            call p();
            -- PREPARE
            prepare x as select 1;
            -- EXECUTE
            execute x;
            -- DEALLOCATE
            deallocate x;
            -- CREATE_SCHEMA
            create schema s;
            -- DROP_SCHEMA
            drop schema s;
            -- CREATE_EXTENSION
            create extension hstore;
            -- ALTER_EXTENSION
            alter extension hstore update;
            -- DROP_EXTENSION
            drop extension hstore;
            -- GRANT
            grant select on t to r;
            -- REVOKE
            revoke select on t from r;
            -- GRANT_ROLE
            grant a to b;
            -- REVOKE_ROLE
            revoke a from b;
            -- ALTER_DEFAULT_PRIVILEGES
            alter default privileges grant select on tables to r;
            -- CREATE_ROLE
            create user r;
            -- ALTER_ROLE
            alter role r set search_path = a;
            -- DROP_ROLE
            drop role r;
            -- REASSIGN_OWNED
            reassign owned by a to b;
            -- DROP_OWNED
            drop owned by a;
            -- CREATE_PUBLICATION
            create publication p;
            -- ALTER_PUBLICATION
            alter publication p add table t;
            -- DROP_PUBLICATION
            drop publication p;
            -- CREATE_SUBSCRIPTION
            create subscription s connection '' publication p;
            -- ALTER_SUBSCRIPTION
            alter subscription s enable;
            -- DROP_SUBSCRIPTION
            drop subscription s;
            -- CREATE_EVENT_TRIGGER
            create event trigger g on ddl_command_end execute function f();
            -- ALTER_EVENT_TRIGGER
            alter event trigger g disable;
            -- DROP_EVENT_TRIGGER
            drop event trigger g;
            -- CREATE_DATABASE
            create database d;
            -- ALTER_DATABASE
            alter database d set work_mem = 1;
            -- DROP_DATABASE
            drop database d;
            -- CREATE_TABLESPACE
            create tablespace x location '';
            -- ALTER_TABLESPACE
            alter tablespace x set (random_page_cost = 1);
            -- DROP_TABLESPACE
            drop tablespace x;
            -- ALTER_SYSTEM
            alter system reset all;
            -- CHECKPOINT
            checkpoint;
            -- LOAD
            load 'x';
            -- COMMENT
            comment on table t is null;
            -- SECURITY_LABEL
            security label on table t is 'x';
            -- EXPLAIN
            explain select 1;
            -- LISTEN
            listen a;
            -- UNLISTEN
            unlisten *;
            -- NOTIFY
            notify a;
            -- DECLARE_CURSOR
            declare c cursor for select 1;
            -- FETCH
            move c;
            -- CLOSE_CURSOR
            close c;
            -- OTHER
            create cast (int as text) without function;
            """;

    private OneOfEach() {}
}
