// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

/** How much of a server's primary message may be repeated. */
enum Shows {
    /** Its text can hold a value, for example {@code invalid input syntax for type integer: "…"}; our own words instead. */
    NOTHING,
    /** It names things; shown if each name in quotes stands in the statement, else a name could have been made of a value. */
    NAMES_OF_THE_STATEMENT,
    /** It never holds more than names of objects. */
    MESSAGE
}
