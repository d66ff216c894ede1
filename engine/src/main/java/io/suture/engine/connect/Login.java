// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.util.Optional;

/**
 * Who a session is, as the server proved it (architecture rule 14).
 *
 * @param sessionUser who logged in
 * @param currentUser whose rights the author's statements have: the owner's where one is configured, else {@code sessionUser}'s
 * @param authentication method and identity as {@code system_user} tells from PostgreSQL 16 on, for example {@code
 *     scram-sha-256:alice}; empty before 16 and for {@code trust}
 * @param certificate subject of the client's TLS certificate, empty without one
 * @param tls protocol of the connection, for example {@code TLSv1.3}; empty without TLS
 * @param superuser whether {@code sessionUser} is one
 */
public record Login(
        String sessionUser,
        String currentUser,
        Optional<String> authentication,
        Optional<String> certificate,
        Optional<String> tls,
        boolean superuser) {}
