// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

/**
 * A file of Markdown.
 *
 * @param path relative, with {@code /}; unique among the pages of one material
 * @param text begins with {@link #MARK}, ends with a line feed
 */
public record Page(String path, String text) {
    /** First line of every page: a file that does not begin with it was written by somebody else, and is theirs. */
    public static final String MARK =
            "<!-- Made by `suture docs`, which makes it anew: change what it is made from. -->";

    static Page of(String path, Markdown text) {
        return new Page(path, MARK + "\n" + text);
    }
}
