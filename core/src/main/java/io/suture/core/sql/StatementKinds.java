// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static io.suture.core.sql.StatementKind.*;

/** Reads a statement's kind off its tree. */
final class StatementKinds {
    private StatementKinds() {}

    static StatementKind of(Node tree) {
        return switch (tree.tag()) {
            case "SelectStmt" -> tree.has("intoClause") ? CREATE_TABLE_AS : SELECT;
            case "InsertStmt" -> INSERT;
            case "UpdateStmt" -> UPDATE;
            case "DeleteStmt" -> DELETE;
            case "MergeStmt" -> MERGE;
            case "TruncateStmt" -> TRUNCATE;
            case "CopyStmt" -> COPY;
            case "LockStmt" -> LOCK;
            case "TransactionStmt" -> transaction(tree);
            case "VariableSetStmt" -> setting(tree);
            case "VariableShowStmt" -> SHOW;
            case "ConstraintsSetStmt" -> SET_CONSTRAINTS;
            case "DiscardStmt" -> DISCARD;
            case "DoStmt" -> DO;
            case "CallStmt" -> CALL;
            case "PrepareStmt" -> PREPARE;
            case "ExecuteStmt" -> EXECUTE;
            case "DeallocateStmt" -> DEALLOCATE;
            case "CommentStmt" -> COMMENT;
            case "SecLabelStmt" -> SECURITY_LABEL;
            case "ExplainStmt" -> EXPLAIN;
            case "ListenStmt" -> LISTEN;
            case "UnlistenStmt" -> UNLISTEN;
            case "NotifyStmt" -> NOTIFY;
            case "DeclareCursorStmt" -> DECLARE_CURSOR;
            case "FetchStmt" -> FETCH;
            case "ClosePortalStmt" -> CLOSE_CURSOR;
            case "CheckPointStmt" -> CHECKPOINT;
            case "LoadStmt" -> LOAD;
            default -> relation(tree);
        };
    }

    private static StatementKind relation(Node tree) {
        return switch (tree.tag()) {
            case "CreateStmt" -> CREATE_TABLE;
            case "CreateForeignTableStmt" -> CREATE_FOREIGN_TABLE;
            case "CreateTableAsStmt" ->
                tree.text("objtype").equals("OBJECT_MATVIEW") ? CREATE_MATERIALIZED_VIEW : CREATE_TABLE_AS;
            case "AlterTableStmt" -> alterRelation(tree.text("objtype"));
            case "IndexStmt" -> CREATE_INDEX;
            case "ReindexStmt" -> REINDEX;
            case "ClusterStmt" -> CLUSTER;
            case "VacuumStmt" -> tree.flag("is_vacuumcmd") ? VACUUM : ANALYZE;
            case "CreateTrigStmt" -> CREATE_TRIGGER;
            case "CreatePolicyStmt" -> CREATE_POLICY;
            case "AlterPolicyStmt" -> ALTER_POLICY;
            case "RuleStmt" -> CREATE_RULE;
            case "CreateStatsStmt" -> CREATE_STATISTICS;
            case "AlterStatsStmt" -> ALTER_STATISTICS;
            case "ViewStmt" -> CREATE_VIEW;
            case "RefreshMatViewStmt" -> REFRESH_MATERIALIZED_VIEW;
            case "CreateSeqStmt" -> CREATE_SEQUENCE;
            case "AlterSeqStmt" -> ALTER_SEQUENCE;
            case "RenameStmt" -> RENAME;
            case "AlterObjectSchemaStmt" -> SET_SCHEMA;
            case "AlterOwnerStmt" -> SET_OWNER;
            case "DropStmt" -> drop(tree.text("removeType"));
            default -> typeOrCode(tree);
        };
    }

    private static StatementKind typeOrCode(Node tree) {
        return switch (tree.tag()) {
            case "CreateEnumStmt" -> CREATE_ENUM;
            case "CompositeTypeStmt", "CreateRangeStmt" -> CREATE_TYPE;
            case "AlterEnumStmt" -> tree.has("oldVal") ? ALTER_ENUM_RENAME_VALUE : ALTER_ENUM_ADD_VALUE;
            case "AlterTypeStmt" -> ALTER_TYPE;
            case "CreateDomainStmt" -> CREATE_DOMAIN;
            case "AlterDomainStmt" -> ALTER_DOMAIN;
            case "CreateFunctionStmt" -> tree.flag("is_procedure") ? CREATE_PROCEDURE : CREATE_FUNCTION;
            case "AlterFunctionStmt" -> ALTER_FUNCTION;
            case "DefineStmt" -> define(tree.text("kind"));
            default -> cluster(tree);
        };
    }

    private static StatementKind cluster(Node tree) {
        return switch (tree.tag()) {
            case "CreateSchemaStmt" -> CREATE_SCHEMA;
            case "CreateExtensionStmt" -> CREATE_EXTENSION;
            case "AlterExtensionStmt", "AlterExtensionContentsStmt" -> ALTER_EXTENSION;
            case "GrantStmt" -> tree.flag("is_grant") ? GRANT : REVOKE;
            case "GrantRoleStmt" -> tree.flag("is_grant") ? GRANT_ROLE : REVOKE_ROLE;
            case "AlterDefaultPrivilegesStmt" -> ALTER_DEFAULT_PRIVILEGES;
            case "CreateRoleStmt" -> CREATE_ROLE;
            case "AlterRoleStmt", "AlterRoleSetStmt" -> ALTER_ROLE;
            case "DropRoleStmt" -> DROP_ROLE;
            case "ReassignOwnedStmt" -> REASSIGN_OWNED;
            case "DropOwnedStmt" -> DROP_OWNED;
            case "CreatePublicationStmt" -> CREATE_PUBLICATION;
            case "AlterPublicationStmt" -> ALTER_PUBLICATION;
            case "CreateSubscriptionStmt" -> CREATE_SUBSCRIPTION;
            case "AlterSubscriptionStmt" -> ALTER_SUBSCRIPTION;
            case "DropSubscriptionStmt" -> DROP_SUBSCRIPTION;
            case "CreateEventTrigStmt" -> CREATE_EVENT_TRIGGER;
            case "AlterEventTrigStmt" -> ALTER_EVENT_TRIGGER;
            case "CreatedbStmt" -> CREATE_DATABASE;
            case "AlterDatabaseStmt", "AlterDatabaseSetStmt", "AlterDatabaseRefreshCollStmt" -> ALTER_DATABASE;
            case "DropdbStmt" -> DROP_DATABASE;
            case "CreateTableSpaceStmt" -> CREATE_TABLESPACE;
            case "AlterTableSpaceOptionsStmt", "AlterTableMoveAllStmt" -> ALTER_TABLESPACE;
            case "DropTableSpaceStmt" -> DROP_TABLESPACE;
            case "AlterSystemStmt" -> ALTER_SYSTEM;
            default -> OTHER;
        };
    }

    private static StatementKind transaction(Node tree) {
        return switch (tree.text("kind")) {
            case "TRANS_STMT_BEGIN", "TRANS_STMT_START" -> BEGIN;
            case "TRANS_STMT_COMMIT" -> COMMIT;
            case "TRANS_STMT_ROLLBACK" -> ROLLBACK;
            case "TRANS_STMT_SAVEPOINT" -> SAVEPOINT;
            case "TRANS_STMT_RELEASE" -> RELEASE_SAVEPOINT;
            case "TRANS_STMT_ROLLBACK_TO" -> ROLLBACK_TO_SAVEPOINT;
            case "TRANS_STMT_PREPARE" -> PREPARE_TRANSACTION;
            case "TRANS_STMT_COMMIT_PREPARED" -> COMMIT_PREPARED;
            case "TRANS_STMT_ROLLBACK_PREPARED" -> ROLLBACK_PREPARED;
            default -> OTHER;
        };
    }

    private static StatementKind setting(Node tree) {
        return switch (tree.text("kind")) {
            case "VAR_RESET", "VAR_RESET_ALL" -> RESET;
            case "VAR_SET_MULTI" -> SET_TRANSACTION;
            default -> tree.flag("is_local") ? SET_LOCAL : SET;
        };
    }

    private static StatementKind alterRelation(String type) {
        return switch (type) {
            case "OBJECT_INDEX" -> ALTER_INDEX;
            case "OBJECT_VIEW" -> ALTER_VIEW;
            case "OBJECT_MATVIEW" -> ALTER_MATERIALIZED_VIEW;
            case "OBJECT_SEQUENCE" -> ALTER_SEQUENCE;
            case "OBJECT_FOREIGN_TABLE" -> ALTER_FOREIGN_TABLE;
            case "OBJECT_TYPE" -> ALTER_TYPE;
            default -> ALTER_TABLE;
        };
    }

    private static StatementKind define(String kind) {
        return switch (kind) {
            case "OBJECT_TYPE" -> CREATE_TYPE;
            case "OBJECT_AGGREGATE" -> CREATE_AGGREGATE;
            case "OBJECT_OPERATOR" -> CREATE_OPERATOR;
            default -> OTHER;
        };
    }

    private static StatementKind drop(String type) {
        return switch (type) {
            case "OBJECT_TABLE" -> DROP_TABLE;
            case "OBJECT_INDEX" -> DROP_INDEX;
            case "OBJECT_VIEW" -> DROP_VIEW;
            case "OBJECT_MATVIEW" -> DROP_MATERIALIZED_VIEW;
            case "OBJECT_SEQUENCE" -> DROP_SEQUENCE;
            case "OBJECT_FOREIGN_TABLE" -> DROP_FOREIGN_TABLE;
            case "OBJECT_TRIGGER" -> DROP_TRIGGER;
            case "OBJECT_POLICY" -> DROP_POLICY;
            case "OBJECT_RULE" -> DROP_RULE;
            case "OBJECT_STATISTIC_EXT" -> DROP_STATISTICS;
            case "OBJECT_TYPE" -> DROP_TYPE;
            case "OBJECT_DOMAIN" -> DROP_DOMAIN;
            case "OBJECT_FUNCTION" -> DROP_FUNCTION;
            case "OBJECT_PROCEDURE" -> DROP_PROCEDURE;
            case "OBJECT_SCHEMA" -> DROP_SCHEMA;
            case "OBJECT_EXTENSION" -> DROP_EXTENSION;
            case "OBJECT_PUBLICATION" -> DROP_PUBLICATION;
            case "OBJECT_EVENT_TRIGGER" -> DROP_EVENT_TRIGGER;
            default -> OTHER;
        };
    }
}
