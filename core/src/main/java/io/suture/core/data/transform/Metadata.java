// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.Doc;
import java.util.Locale;
import java.util.Set;

/** What is true of the whole run. */
public record Metadata(@Doc("which fact") Fact fact) implements Transform {
    /** The same for every row of a run, also after it was stopped. */
    public enum Fact {
        /** The run's id. */
        RUN,
        /** The migration's id. */
        MIGRATION,
        /** When the run began. */
        STARTED
    }

    @Override
    public Derived of(Input input) {
        RunFacts run = input.run();
        return Derived.of(
                switch (fact) {
                    case RUN -> SqlLiteral.quote(run.run().orElseThrow(this::unknown)) + "::text";
                    case MIGRATION -> SqlLiteral.quote(run.migration()) + "::text";
                    case STARTED ->
                        SqlLiteral.quote(run.startedAt()
                                        .orElseThrow(this::unknown)
                                        .toString()) + "::timestamptz";
                });
    }

    private SutureException unknown() {
        return Problem.user(
                        "DATA-METADATA",
                        "`metadata: " + fact.name().toLowerCase(Locale.ROOT) + "` is not known when the file is read",
                        "what is planned and approved is the same for every run of it",
                        "write `metadata: migration`; the ledger says which run, and when")
                .asException();
    }

    @Override
    public Set<ValueKind> takes() {
        return ValueKind.any();
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return fact == Fact.STARTED ? ValueKind.TIMESTAMPTZ : ValueKind.TEXT;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Metadata.class,
                    "metadata",
                    "Writes where a row comes from: `migration`, its id. `run` and `started` are not known when a file is"
                            + " planned and approved (`DATA-METADATA`); the ledger has them. What it is given is not"
                            + " looked at.",
                    TransformExample.of("text", "metadata: migration").gives("anything", "0042"));
        }
    }
}
