// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.migration.MigrationId;
import java.util.Optional;

/**
 * What is adopted. Defaults: what the one history that is there says.
 *
 * @param from the tool; empty: whichever is there
 * @param to where no tool has been: the last migration of the folder that the database already has
 */
public record AdoptOptions(Optional<String> from, Optional<MigrationId> to) {}
