// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static io.suture.core.problem.Blame.ENVIRONMENT;
import static io.suture.core.problem.Blame.USER;
import static io.suture.engine.connect.Retry.NEW_SESSION;
import static io.suture.engine.connect.Retry.NO;
import static io.suture.engine.connect.Retry.TRANSACTION;
import static io.suture.engine.connect.Retry.TRANSACTION_IF_OWN_TIMEOUT;
import static io.suture.engine.connect.Shows.MESSAGE;
import static io.suture.engine.connect.Shows.NAMES_OF_THE_STATEMENT;
import static io.suture.engine.connect.Shows.NOTHING;

import io.suture.core.problem.Blame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server raises. The first of: the whole state, its class (two characters), {@link #OTHER}. Where a constant does not say more, doing
 * it again gains nothing and no word of the server's message is shown. Source: PostgreSQL 18 manual, appendix A "PostgreSQL Error Codes".
 */
enum ServerCondition {
    CONNECTION(
            "SERVER-CONNECTION-LOST",
            ENVIRONMENT,
            NEW_SESSION,
            NOTHING,
            "the connection to the server was lost",
            "the network, a restart, a failover, or somebody ended the session",
            "see that the server answers, then run the same command again: it goes on from the journal",
            "08",
            "40003",
            "57P05",
            "25P03"),
    PROTOCOL(
            "SERVER-PROTOCOL",
            ENVIRONMENT,
            "what answers does not speak PostgreSQL's protocol as a server does",
            "a pooler or another service stands in between",
            "give the direct URL of the PostgreSQL server",
            "08P01"),
    STOPPED(
            "SERVER-STOPPED",
            ENVIRONMENT,
            NEW_SESSION,
            NOTHING,
            "the server ended the session or is starting or stopping",
            "an administrator's command, a crash of another process, or a restart",
            "see that the server answers, then run the same command again: it goes on from the journal",
            "57P01",
            "57P02",
            "57P03"),
    DATABASE_DROPPED(
            "SERVER-DATABASE-DROPPED",
            ENVIRONMENT,
            "the database was dropped while the session was open",
            "somebody dropped it",
            "restore it, then check the ledger against the head kept outside",
            "57P04"),
    CANCELED(
            "SERVER-CANCELED",
            ENVIRONMENT,
            TRANSACTION_IF_OWN_TIMEOUT,
            NOTHING,
            "the statement was cancelled",
            "a time-out ran off or somebody called pg_cancel_backend",
            "run the same command again; if it was cancelled on purpose, ask who did",
            "57014",
            "25P04"),
    DEADLOCK(
            "SERVER-DEADLOCK",
            ENVIRONMENT,
            TRANSACTION,
            NOTHING,
            "the server ended a deadlock by cancelling this transaction",
            "another session held what was needed here and waited for what is held here",
            "run the same command again when there is less traffic on the tables of this step",
            "40P01"),
    SERIALIZATION(
            "SERVER-SERIALIZATION",
            ENVIRONMENT,
            TRANSACTION,
            NOTHING,
            "the transaction collided with another one",
            "both changed the same rows",
            "run the same command again",
            "40001",
            "40002"),
    LOCK_TIMEOUT(
            "SERVER-LOCK-TIMEOUT",
            ENVIRONMENT,
            TRANSACTION,
            MESSAGE,
            "a lock was not granted within lock_timeout",
            "another session holds a conflicting lock; waiting longer would stall everybody behind this request",
            "end the blocking session or choose a quieter time, then run the same command again",
            "55P03"),
    DISK_FULL(
            "SERVER-DISK-FULL",
            ENVIRONMENT,
            "the server has no space left on its disk",
            "the statement needed more than is free",
            "free space or enlarge the disk, then run the same command again: it goes on from the journal",
            "53100"),
    TOO_MANY_CONNECTIONS(
            "SERVER-TOO-MANY-CONNECTIONS",
            ENVIRONMENT,
            NEW_SESSION,
            NOTHING,
            "the server accepts no further connection",
            "max_connections, or the limit of the role or the database, is reached",
            "close idle connections or raise the limit, then run the same command again",
            "53300"),
    RESOURCES(
            "SERVER-RESOURCES",
            ENVIRONMENT,
            "the server ran out of memory or another resource",
            "the statement needed more than the server's settings or its machine allow",
            "look into the server's log for which one, then run the same command again",
            "53"),
    PRIVILEGE(
            "SERVER-PRIVILEGE",
            ENVIRONMENT,
            NO,
            MESSAGE,
            "the role may not do this",
            "a grant or ownership is missing",
            "`suture init --sql` prints the roles and grants; set `owner` in suture.yaml if the application's role owns the tables",
            "42501"),
    ROW_SECURITY(
            "SERVER-ROW-SECURITY",
            ENVIRONMENT,
            NO,
            NAMES_OF_THE_STATEMENT,
            "row-level security would hide rows from this statement",
            "Suture's sessions have row_security off: better an error than a change that silently skips rows",
            "run as the table's owner without FORCE ROW LEVEL SECURITY, or as a role with BYPASSRLS"),
    READ_ONLY(
            "SERVER-READ-ONLY",
            ENVIRONMENT,
            NO,
            MESSAGE,
            "the transaction is read-only",
            "the server is a standby (perhaps after a failover) or somebody made the database read-only",
            "connect to the primary; see default_transaction_read_only of the role and the database",
            "25006"),
    IN_TRANSACTION(
            "SERVER-TRANSACTION-BLOCK",
            USER,
            NO,
            MESSAGE,
            "the statement cannot run in this state of a transaction",
            "it refuses a transaction block, or an earlier statement of the transaction failed",
            "let it run without a transaction: no BEGIN before it, and `transactional: false` in the migration's front matter;"
                    + " `suture migrate` takes it out of the transaction by itself",
            "25"),
    AUTHENTICATION(
            "SERVER-LOGIN",
            ENVIRONMENT,
            NO,
            MESSAGE,
            "the server refused the login",
            "wrong password, unknown role, or no line of pg_hba.conf for it",
            "correct user and password; see pg_hba.conf for this host, database and user",
            "28"),
    SEVERAL_ROWS(
            "SERVER-SEVERAL-ROWS",
            USER,
            "the statement met several rows where there may be one",
            "two of the rows it makes have the same key, or a subquery of it gives more than one row",
            "let the key tell the rows apart, or choose one of them, then run the same command again",
            "21"),
    COPY_NOT_UNIQUE(
            "COPY-NOT-UNIQUE",
            USER,
            "two rows of the copy are the same to a unique index, which those of the table are not",
            "they become one by the change of a type, or by its expression",
            "take it back with `suture undo`: the table was not touched; then change these rows or the expression, and migrate again"),
    KEY_TAKEN(
            "SERVER-KEY-TAKEN",
            USER,
            "a row that is to be made has the key of one that was not",
            "others have rows in this table, too (`rows: besides`): none of theirs is written over or deleted, so the run stops",
            "give one of the two another key, or delete it, then run the same command again: it goes on where it was"),
    DUPLICATE_ROWS(
            "SERVER-NOT-UNIQUE",
            USER,
            "rows are not unique as the constraint or index asks",
            "two or more rows have the same key",
            "find and resolve the duplicates, then run the same command again",
            "23505",
            "23P01"),
    FOREIGN_KEY(
            "SERVER-FOREIGN-KEY",
            USER,
            "a row refers to a row that does not exist, or is still referred to",
            "the foreign key does not hold for the rows there are",
            "find and resolve the orphans, then run the same command again",
            "23503",
            "23001"),
    NOT_NULL(
            "SERVER-NOT-NULL",
            USER,
            "a column that must not be null has or would get a null",
            "a row without a value there",
            "fill the rows first, then run the same command again",
            "23502"),
    CHECK(
            "SERVER-CHECK",
            USER,
            "a row does not satisfy a check constraint",
            "the rows there are, or the new ones, disagree with the condition",
            "correct the rows or the condition, then run the same command again",
            "23514",
            "44"),
    INTEGRITY(
            "SERVER-INTEGRITY",
            USER,
            "a constraint does not hold",
            "the rows there are, or the new ones, disagree with it",
            "correct the rows or the constraint, then run the same command again",
            "23"),
    REGEX(
            "SERVER-REGEX",
            USER,
            NO,
            MESSAGE,
            "a regular expression is none",
            "it is not written as PostgreSQL's are",
            "mend it, then run the same command again",
            "2201B"),
    VALUE(
            "SERVER-VALUE",
            USER,
            "a value does not fit the type or the function it is used with",
            "a row or a literal of the statement holds something that cannot be converted; values are never shown here",
            "look for the rows the statement reads that its types cannot hold, convert them, then run the same command again",
            "22"),
    RAISED(
            "SERVER-RAISED",
            USER,
            "a function or DO block of the migration stopped it with an error of its own",
            "its author wanted it to stop there; the text is shown only where it stands in the migration word for word",
            "see the RAISE and ASSERT statements in what the migration calls",
            "P0"),
    DEPENDENTS(
            "SERVER-DEPENDENTS",
            USER,
            NO,
            NAMES_OF_THE_STATEMENT,
            "other objects depend on what would be dropped",
            "PostgreSQL refuses to drop what is still used",
            "drop or change the dependants first; CASCADE would drop them unseen",
            "2B"),
    EXISTS(
            "SERVER-EXISTS",
            USER,
            NO,
            NAMES_OF_THE_STATEMENT,
            "something of that name exists already",
            "an earlier migration or somebody by hand has created it",
            "choose another name; if it was created outside, take it over with `suture baseline` or `suture resolve`",
            "42P07",
            "42P06",
            "42P04",
            "42710",
            "42701",
            "42723",
            "42712"),
    MISSING(
            "SERVER-MISSING",
            USER,
            NO,
            NAMES_OF_THE_STATEMENT,
            "something the statement names does not exist",
            "it was never created, has another name, takes values of other types, or is not in the search_path of this session",
            "name the schema, correct the name, or cast the values",
            "42P01",
            "42703",
            "42704",
            "42883",
            "42P02",
            "3F",
            "26",
            "34"),
    STATEMENT(
            "SERVER-STATEMENT",
            USER,
            NO,
            NAMES_OF_THE_STATEMENT,
            "the server does not accept the statement",
            "its syntax is right, but not what it asks for",
            "correct the migration",
            "42",
            "0A",
            "0L",
            "0P",
            "2F",
            "38",
            "39"),
    OBJECT_STATE(
            "SERVER-OBJECT-STATE",
            USER,
            NO,
            NAMES_OF_THE_STATEMENT,
            "an object is not in the state the statement needs",
            "it is in use, not valid, or was created in the same transaction",
            "split the migration, or wait until the object is free",
            "55"),
    LIMIT(
            "SERVER-LIMIT",
            USER,
            NO,
            NAMES_OF_THE_STATEMENT,
            "a limit of PostgreSQL is exceeded",
            "too many columns, too large an index row, too complex a statement",
            "PostgreSQL 18 manual, appendix K lists the limits",
            "54"),
    UNKNOWN_DATABASE(
            "SERVER-DATABASE-MISSING",
            ENVIRONMENT,
            NO,
            MESSAGE,
            "the database does not exist",
            "it was never created or has another name",
            "create it, or correct the name in the URL",
            "3D"),
    SYSTEM(
            "SERVER-SYSTEM",
            ENVIRONMENT,
            "the server's machine reported an error",
            "a file or disk could not be read or written",
            "look into the server's log before anything else is tried",
            "58",
            "F0"),
    DAMAGED(
            "SERVER-INTERNAL",
            ENVIRONMENT,
            "the server reported an internal error or damaged data",
            "a defect of the server or an extension, or a damaged file",
            "look into the server's log before anything else is tried",
            "XX"),
    OTHER(
            "SERVER-ERROR",
            ENVIRONMENT,
            "the server refused the statement",
            "an error that is not known here; its text could hold a value and is not shown",
            "look into the server's log, which holds the whole message");

    private static final Map<String, ServerCondition> BY_STATE = byState();

    private final Condition condition;
    private final List<String> states;

    ServerCondition(String code, Blame blame, String what, String why, String fix, String... states) {
        this(code, blame, NO, NOTHING, what, why, fix, states);
    }

    ServerCondition(
            String code, Blame blame, Retry retry, Shows shows, String what, String why, String fix, String... states) {
        this.condition = new Condition(code, blame, retry, shows, what, why, fix);
        this.states = List.of(states);
    }

    static Condition find(String sqlState) {
        String ofClass = sqlState.substring(0, Math.min(2, sqlState.length()));
        return BY_STATE.getOrDefault(sqlState, BY_STATE.getOrDefault(ofClass, OTHER)).condition;
    }

    Condition condition() {
        return condition;
    }

    private static Map<String, ServerCondition> byState() {
        Map<String, ServerCondition> map = new HashMap<>();
        Arrays.stream(values())
                .forEach(c -> c.states.forEach(state -> {
                    if (map.put(state, c) != null) {
                        throw new IllegalStateException(state + " is listed twice");
                    }
                }));
        return Map.copyOf(map);
    }
}
