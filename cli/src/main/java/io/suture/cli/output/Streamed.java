// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

/** An answer that was written while it was made: nothing is left to say. */
public record Streamed() implements View {
    @Override
    public void print(Page page) {}
}
