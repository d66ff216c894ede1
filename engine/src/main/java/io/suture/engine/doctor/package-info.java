// SPDX-License-Identifier: Apache-2.0
/**
 * Looks whether Suture could work here, before anybody relies on it: settings, server, login, rights, migrations.
 *
 * <p>Reads only. Everything is looked at and said in one list; what cannot be found out is UNKNOWN, never PASS.
 */
@NullMarked
package io.suture.engine.doctor;

import org.jspecify.annotations.NullMarked;
