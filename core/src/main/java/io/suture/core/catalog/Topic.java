// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/** What a fact is about, so that a comparison can leave it out. */
enum Topic {
    SHAPE,
    OWNER,
    GRANT,
    COMMENT
}
