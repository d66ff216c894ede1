// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Ownership;
import io.suture.core.catalog.Privileges;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code aclitem[]} as text: {@code grantee=letters/grantor} (PostgreSQL 18 manual, 5.8 "Privileges"). */
final class AccessList {
    private static final Map<Character, String> PRIVILEGES = Map.ofEntries(
            Map.entry('r', "SELECT"),
            Map.entry('a', "INSERT"),
            Map.entry('w', "UPDATE"),
            Map.entry('d', "DELETE"),
            Map.entry('D', "TRUNCATE"),
            Map.entry('x', "REFERENCES"),
            Map.entry('t', "TRIGGER"),
            Map.entry('m', "MAINTAIN"),
            Map.entry('X', "EXECUTE"),
            Map.entry('U', "USAGE"),
            Map.entry('C', "CREATE"),
            Map.entry('c', "CONNECT"),
            Map.entry('T', "TEMPORARY"),
            Map.entry('s', "SET"),
            Map.entry('A', "ALTER SYSTEM"));

    private AccessList() {}

    /** From the columns {@code owner}, {@code acl} and {@code acl_default}. */
    static Ownership ownership(Row row) throws SQLException {
        String owner = row.text("owner");
        return new Ownership(owner, privileges(row, owner));
    }

    /** From the columns {@code acl} and {@code acl_default}; no list at all is the default one. */
    static Privileges privileges(Row row, String owner) throws SQLException {
        return row.isNull("acl") ? Privileges.byDefault() : difference(row.list("acl"), row.list("acl_default"), owner);
    }

    /** @param owner may grant everything anyway: whether an entry says so makes no difference */
    static Privileges difference(List<String> items, List<String> defaults, String owner) {
        List<Grant> granted = grants(items, owner);
        List<Grant> usual = grants(defaults, owner);
        List<Grant> more = new ArrayList<>(granted);
        more.removeAll(usual);
        usual.removeAll(granted);
        return new Privileges(more, usual);
    }

    private static List<Grant> grants(List<String> items, String owner) {
        List<Grant> grants = new ArrayList<>();
        items.forEach(item -> addTo(grants, item, owner));
        return grants;
    }

    private static void addTo(List<Grant> grants, String item, String owner) {
        int equals = item.startsWith("\"") ? endOfQuoted(item) : item.indexOf('=');
        int slash = item.indexOf('/', equals);
        String grantee = equals == 0 ? "PUBLIC" : unquoted(item.substring(0, equals));
        String grantor = unquoted(item.substring(slash + 1));
        for (int i = equals + 1; i < slash; i++) {
            if (item.charAt(i) != '*') {
                String privilege = PRIVILEGES.getOrDefault(item.charAt(i), "privilege " + item.charAt(i));
                boolean grantable = item.charAt(i + 1) == '*' && !grantee.equals(owner);
                grants.add(new Grant(grantee, privilege, grantable, grantor));
            }
        }
    }

    private static int endOfQuoted(String item) {
        int i = 1;
        while (item.charAt(i) != '"' || item.charAt(i + 1) == '"') {
            i += item.charAt(i) == '"' ? 2 : 1;
        }
        return i + 1;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
