// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.migration.MigrationId;
import io.suture.engine.journal.OpenRun;
import io.suture.engine.steer.Orders;
import io.suture.engine.steer.Steered;
import org.jspecify.annotations.Nullable;

/**
 * A run under way and what is wanted of it: {@code pause}, {@code resume}, {@code throttle}; part of {@code status}.
 *
 * @param id of the migration that is begun and not at its end; null between two
 * @param state running, throttled, held, pausing, paused or stopped
 * @param command of the run; null where there is none
 * @param percent of the time that it may work, as somebody wants
 * @param speed percent of the time that it works, whoever wants it; 0 where it waits
 * @param reason why that is not all the time
 */
public record SteeredView(
        @Nullable String id,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String command,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String startedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String startedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Order paused,
        int percent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Order throttled,
        int speed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason)
        implements View {

    /** Who wants it, since when. */
    public record Order(String by, String since) {
        private static Order of(Orders.Given given) {
            return new Order(given.by(), given.at());
        }

        private String words() {
            return "by " + by + " since " + since;
        }
    }

    public static SteeredView of(Steered steered) {
        Orders orders = steered.orders();
        return new SteeredView(
                steered.migration().map(MigrationId::value).orElse(null),
                steered.state().display(),
                steered.run().map(OpenRun::command).orElse(null),
                steered.run().map(OpenRun::startedAt).orElse(null),
                steered.run().map(OpenRun::startedBy).orElse(null),
                orders.pause().map(Order::of).orElse(null),
                orders.percent(),
                orders.throttle().map(Order::of).orElse(null),
                steered.percent(),
                steered.reason().orElse(null));
    }

    /** Null where nothing runs and nothing is wanted. */
    static @Nullable SteeredView ofRun(Steered steered) {
        return steered.alive() || !steered.orders().equals(Orders.NONE) ? of(steered) : null;
    }

    @Override
    public void print(Page page) {
        String who = (command == null ? "run" : "`" + command + "`") + (id == null ? "" : " at " + id);
        page.line(page.in(style(), state) + "  " + who + (startedAt == null ? "" : ", since " + startedAt));
        if (paused != null) {
            page.line("  paused " + paused.words() + "; `suture resume` lets it go on" + pending());
        }
        if (throttled != null) {
            page.line("  throttled to " + percent + " % of the time " + throttled.words());
        }
        if (reason != null && paused == null && (throttled == null || speed < percent)) {
            page.line("  " + (speed == 0 ? "waits" : "works " + speed + " % of the time") + ": " + reason);
        }
    }

    private String pending() {
        return switch (state) {
            case "pausing" -> "; the step under way ends first";
            case "stopped" -> "; nothing runs now, and the next run pauses at once";
            default -> "";
        };
    }

    private Style style() {
        return state.equals("running") ? Style.GOOD : Style.WARNING;
    }
}
