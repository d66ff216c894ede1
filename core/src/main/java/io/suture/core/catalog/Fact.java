// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/**
 * One thing that is true of an object.
 *
 * @param label in words, for example {@code not null} or {@code grant of SELECT to reader}
 * @param value in words; empty where being there is all there is to say
 * @param usual what is meant where the fact is not there
 */
record Fact(Topic topic, String label, String value, String usual) {
    Fact(Topic topic, String label, String value) {
        this(topic, label, value, "none");
    }
}
