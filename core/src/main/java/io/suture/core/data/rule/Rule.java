// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.rule;

import io.suture.core.data.Action;
import io.suture.core.data.Derived;
import io.suture.core.data.Objection;
import io.suture.core.data.Severity;
import io.suture.core.data.transform.Chain;
import io.suture.core.data.transform.Input;
import io.suture.core.data.transform.RowSql;
import io.suture.core.data.transform.RunFacts;
import io.suture.core.data.transform.Transform;
import io.suture.core.problem.Problem;
import io.suture.core.typed.Doc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a value must be before it is written, and what becomes of its row if it is not. Says one of format, range, reference and custom. */
public record Rule(
        @Doc("what rejected rows are counted by: lower case, words joined by -")
        String name,

        @Doc("a regular expression of PostgreSQL's that the value, as text, must match; ^ and $ are its ends")
        Optional<String> format,

        @Doc("the least and the greatest value") Optional<Between> range,
        @Doc("where the value must be found") Optional<KeyOf> reference,

        @Doc("a condition over the columns of the source row that must not be false")
        Optional<RowSql> custom,

        @Doc("what people are told; a sentence about the rule is made where it is left out")
        Optional<String> message,

        @Doc("how much it matters; error where it is left out")
        Optional<Severity> severity,

        @Doc("what becomes of the row; for an error fail where it is left out, for a warning nothing but that it is"
                + " counted")
        Optional<RuleAction> action,

        @Doc("what is done to the value where `action` is transform")
        List<Transform> transform,

        @Doc("how many rows may break the rule; without it no number stops the run")
        Optional<Limit> threshold) {
    public Rule {
        transform = List.copyOf(transform);
        if (Stream.of(format, range, reference, custom)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw refused(name, "does not say one thing", "say one of format, range, reference and custom");
        }
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw refused(name, "has a name that is no code", "write it in lower case, words joined by -");
        }
        boolean transforms = action.equals(Optional.of(RuleAction.TRANSFORM));
        if (transforms == transform.isEmpty()) {
            throw refused(
                    name,
                    "transforms nothing, or nothing is transformed",
                    "say `action: transform` and `transform:` together");
        }
        if (severity.equals(Optional.of(Severity.WARNING)) && action.equals(Optional.of(RuleAction.FAIL))) {
            throw refused(name, "is a warning that stops the run", "make it an error, or give it a threshold");
        }
    }

    private static RuntimeException refused(String name, String what, String fix) {
        return Problem.user("DATA-RULE", "rule `" + name + "` " + what, "nobody could tell what becomes of a row", fix)
                .asException();
    }

    /** The value as it is written by this rule. */
    Derived of(Derived value, String column, RunFacts run) {
        return Input.of(value, column, run)
                .once(known -> known.with(demand().broken(known)).once(broken -> of(known, broken)))
                .after(value);
    }

    private Derived of(Input value, Input broken) {
        Objection objection = new Objection(
                name, broken.expression(), consequence(), severity.orElse(Severity.ERROR), words(value.name()));
        Objection known = format.map(objection::by).orElse(objection);
        Objection limited = threshold.map(Limit::threshold).map(known::upTo).orElse(known);
        if (transform.isEmpty()) {
            return Derived.of(value.expression()).with(limited);
        }
        Derived other = new Chain(value.name(), transform).of(broken.with(value.expression()));
        Derived either =
                Derived.of(value.expression()).with(limited, other.expression()).after(other.interims());
        for (Objection more : other.objections()) {
            either = either.with(more.onlyWhere(broken.expression()));
        }
        return either;
    }

    private Demand demand() {
        return format.<Demand>map(Demand.Format::new)
                .or(() -> range.map(Demand.Range::new))
                .or(() -> reference.map(Demand.Reference::new))
                .or(() -> custom.map(Demand.Custom::new))
                .orElseThrow();
    }

    private Action consequence() {
        boolean warning = severity.equals(Optional.of(Severity.WARNING));
        return action.map(RuleAction::action).orElse(warning ? Action.KEEP : Action.FAIL);
    }

    private String words(String column) {
        return message.orElseGet(() -> "the value for `" + column + "` " + demand().words());
    }
}
