// SPDX-License-Identifier: Apache-2.0
/**
 * YAML as values with places: what a file says, and on which line and in which column it says it.
 *
 * <p>{@link io.suture.core.yaml.YamlMap} reads, {@link io.suture.core.yaml.YamlFields} looks keys up and notes what is wrong with
 * them, {@link io.suture.core.yaml.YamlPrint} writes. Everything wrong is collected, so that an author sees all of it at once.
 *
 * <p>Never: aliases and merged keys (a migration means what it says where it says it), or a number turned into another text.
 */
@NullMarked
package io.suture.core.yaml;

import org.jspecify.annotations.NullMarked;
