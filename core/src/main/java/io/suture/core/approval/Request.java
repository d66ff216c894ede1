// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Seal;
import java.util.List;
import java.util.Optional;

/**
 * Something that needs approval.
 *
 * @param seal the content that is approved
 * @param roles each of which must agree
 * @param author as the migration says; empty where it does not
 */
public record Request(MigrationId migration, Deed deed, Seal seal, List<Role> roles, Optional<String> author) {
    public Request {
        roles = List.copyOf(roles);
    }

    /** Whether the login is the author's: {@code alice}, {@code alice@clinic.example} and {@code Alice <alice@clinic.example>} are. */
    public boolean isAuthor(String login) {
        return author.filter(name -> names(name, login)).isPresent();
    }

    private static boolean names(String author, String login) {
        int open = author.indexOf('<');
        int close = author.indexOf('>', open + 1);
        String address = open >= 0 && close > open ? author.substring(open + 1, close) : author;
        int at = address.indexOf('@');
        String local = at > 0 ? address.substring(0, at) : address;
        return address.strip().equalsIgnoreCase(login) || local.strip().equalsIgnoreCase(login);
    }
}
