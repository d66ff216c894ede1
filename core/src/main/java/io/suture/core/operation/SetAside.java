// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.migration.Retention;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.Relaxed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a migration does not take away at once but sets aside, as {@code keep} says, while its plan is put together. */
final class SetAside {
    private final Optional<Retention> time;
    private final List<Keeping.Need> needs = new ArrayList<>();
    private final List<Relaxed> relaxed = new ArrayList<>();
    private final List<Consumer<Draft>> purges = new ArrayList<>();

    SetAside(Optional<Retention> time) {
        this.time = time;
    }

    boolean isWanted() {
        return time.isPresent();
    }

    /** A rule that does not bind while that which it is about is only kept. */
    void relax(Relaxed rule) {
        relaxed.add(rule);
    }

    /**
     * @param all what must stay as it is until it goes
     * @param rest what lets it go for good
     */
    void purge(List<Keeping.Need> all, Consumer<Draft> rest) {
        needs.addAll(all);
        purges.add(rest);
    }

    List<Consumer<Draft>> purges() {
        return purges;
    }

    /** What the author should know; nothing where nothing was to be kept. */
    Optional<String> note() {
        return time.map(kept -> purges.isEmpty()
                ? "nothing is kept: what this migration takes away, if anything, is not set aside"
                : "what it sets aside is kept for " + kept.display()
                        + ", and then goes for good; until then `suture undo` brings it back");
    }

    Optional<Keeping> keeping() {
        return time.filter(kept -> !purges.isEmpty()).map(kept -> new Keeping(kept, needs, relaxed));
    }
}
