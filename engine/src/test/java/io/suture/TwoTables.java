// SPDX-License-Identifier: Apache-2.0
package io.suture;

import org.jspecify.annotations.Nullable;

/** What differs for clients between a {@code contacts} that is there and gets a column of {@code users}, and one that is made of two. */
enum TwoTables {
    MOVED(
            "CREATE TABLE users (id int PRIMARY KEY, phone text, name text);"
                    + " CREATE TABLE contacts (user_id int PRIMARY KEY REFERENCES users ON DELETE CASCADE, street text);",
            "INSERT INTO contacts SELECT id FROM users",
            "move_column: {table: users, column: phone, to: contacts, by: [user_id]}") {
        @Override
        String insertedByOld(int id, @Nullable String phone) {
            return super.insertedByOld(id, phone) + "; INSERT INTO contacts (user_id) VALUES (" + id + ")";
        }

        @Override
        String street(int id, boolean old) {
            return upserted(id, "street", "'t'");
        }

        @Override
        String unrelated(int id, boolean old) {
            return super.unrelated(id, old) + "; UPDATE contacts SET street = 'u' WHERE user_id = " + id;
        }

        @Override
        boolean isThere(TwoTablesClient.Row row) {
            return true;
        }
    },

    EXTRACTED(
            "CREATE TABLE users (id int PRIMARY KEY, phone text, street text, name text);",
            "UPDATE users SET street = 's' WHERE id % 2 = 0",
            "extract_table: {table: users, columns: [phone, street], to: contacts, by: [user_id]}") {
        @Override
        String street(int id, boolean old) {
            return old
                    ? "UPDATE users SET street = 't' || random() WHERE id = " + id
                    : upserted(id, "street", "'t' || random()");
        }

        @Override
        String unrelated(int id, boolean old) {
            return super.unrelated(id, old) + "; " + street(id, old);
        }

        @Override
        boolean isThere(TwoTablesClient.Row row) {
            return row.seen() && row.phone() != null;
        }
    };

    private final String tables;
    private final String rows;
    private final String operation;

    TwoTables(String tables, String rows, String operation) {
        this.tables = tables;
        this.rows = rows;
        this.operation = operation;
    }

    /** Statements. */
    String tables() {
        return tables;
    }

    /** Statement, when there are users. */
    String rows() {
        return rows;
    }

    String operation() {
        return operation;
    }

    /** A user, with a row of contacts where the old release knows them. */
    String insertedByOld(int id, @Nullable String phone) {
        return "INSERT INTO users (id, phone) VALUES (" + id + ", " + TwoTablesClient.quoted(phone) + ")";
    }

    abstract String street(int id, boolean old);

    /** A write that says nothing of phones. */
    String unrelated(int id, boolean old) {
        return "UPDATE users SET name = 'n' WHERE id = " + id;
    }

    /** Whether the user is known to have a row of contacts by now. */
    abstract boolean isThere(TwoTablesClient.Row row);

    /** By the new release. */
    String phone(int id, @Nullable String phone, boolean there) {
        String value = TwoTablesClient.quoted(phone);
        return there ? "UPDATE contacts SET phone = " + value + " WHERE user_id = " + id : upserted(id, "phone", value);
    }

    String upserted(int id, String column, String value) {
        return "INSERT INTO contacts (user_id, %2$s) VALUES (%1$d, %3$s) ON CONFLICT (user_id) DO UPDATE SET %2$s = EXCLUDED.%2$s"
                .formatted(id, column, value);
    }
}
