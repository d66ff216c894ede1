// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

/** What a row of a history says about a file. */
public enum Match {
    /** It is about another one. */
    OTHER,
    /** It is about this file, and the file is what ran; or the tool keeps nothing that could tell. */
    SAME,
    /** It is about this file, but the file is not what ran. */
    EDITED
}
