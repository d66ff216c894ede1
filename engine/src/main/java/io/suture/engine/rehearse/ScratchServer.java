// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

/** A server on which databases and roles may be made and removed at will. */
@FunctionalInterface
public interface ScratchServer {
    /** JDBC URL of a database of that name, for a superuser. */
    String url(String database);
}
