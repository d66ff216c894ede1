// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.approval.Role;
import io.suture.core.approval.RoleState;
import io.suture.core.approval.Standing;
import io.suture.core.catalog.Catalog;
import io.suture.core.estimate.Scale;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Version;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an expert would say of an upgrade before it is run (requirements A1, A2, A4 and D1).
 *
 * @param downtime under locks that keep others waiting for longer than a moment; none where everything is done online
 * @param duration of the work on rows
 * @param components tables that are changed, what hangs on them, and who is said to use them
 * @param standings where the approvals stand, by migration
 * @param window when it may run, for people
 * @param reasons sentences; the most important first
 */
public record Assessment(
        Upgrade upgrade,
        Risk risk,
        Compliance compliance,
        Rollback rollback,
        Duration downtime,
        Duration duration,
        List<String> components,
        List<Part> parts,
        List<Standing> standings,
        String window,
        List<String> reasons) {
    public Assessment {
        components = List.copyOf(components);
        parts = List.copyOf(parts);
        standings = List.copyOf(standings);
        reasons = List.copyOf(reasons);
    }

    /**
     * What it is made from.
     *
     * @param judged the migrations that are to run on the way, in order
     * @param plan of these and of whatever runs before them
     * @param catalog as it is
     * @param knowledge what is known beside the schema
     * @param standings where the approvals stand, by migration
     * @param window when a change of the risk may run; empty where any time will do
     */
    public record Subject(
            Upgrade upgrade,
            List<Judgement> judged,
            Plan plan,
            Catalog catalog,
            Scale scale,
            Knowledge knowledge,
            List<Standing> standings,
            Function<Risk, Optional<String>> window) {}

    public static Assessment of(Subject subject) {
        List<Part> parts = subject.judged().stream()
                .map(judged -> Part.of(judged, subject.plan(), subject.scale()))
                .toList();
        List<Version> breaking = subject.upgrade().breaking();
        Risk risk = parts.stream()
                .map(Part::risk)
                .reduce(breaking.isEmpty() || parts.isEmpty() ? Risk.LOW : Risk.CRITICAL, Risk::worst);
        Compliance compliance = Compliance.of(
                subject.judged(), subject.catalog(), subject.knowledge().classification());
        return new Assessment(
                subject.upgrade(),
                risk,
                compliance,
                Rollback.together(parts.stream().map(Part::rollback).toList()),
                sum(parts.stream().map(Part::downtime)),
                sum(parts.stream().map(Part::duration)),
                Components.of(parts, subject.catalog(), subject.knowledge().consumers()),
                parts,
                subject.standings(),
                risk.window() + subject.window().apply(risk).map(w -> "; " + w).orElse(""),
                reasons(subject, parts, risk, compliance));
    }

    /** What clients of the release before must change for, a clause each. */
    public List<String> breakingChanges() {
        return Stream.concat(
                        upgrade.breaking().stream().map(v -> "release " + v + " is breaking"),
                        parts.stream()
                                .flatMap(part -> part.judgement().changes().stream())
                                .filter(change -> change.type().breaksClients())
                                .map(change -> change.migration() + " " + change.words()))
                .distinct()
                .toList();
    }

    private static Duration sum(Stream<Duration> all) {
        return all.reduce(Duration.ZERO, Duration::plus);
    }

    private static List<String> reasons(Subject subject, List<Part> parts, Risk risk, Compliance compliance) {
        List<String> reasons = new ArrayList<>();
        if (parts.isEmpty()) {
            reasons.add("nothing is left to run on this way");
        }
        if (!parts.isEmpty()) {
            subject.upgrade()
                    .breaking()
                    .forEach(v -> reasons.add(Risk.CRITICAL + " because release " + v
                            + " is breaking: clients of the release before must change"));
        }
        parts.stream()
                .sorted(Comparator.comparing(Part::risk).reversed())
                .forEach(part -> reasons.addAll(part.riskReasons(parts.size() > 1)));
        parts.forEach(part -> reasons.add(part.timeReason()));
        parts.forEach(part -> reasons.add(part.rollbackReason()));
        reasons.addAll(compliance.reasons());
        if (risk == Risk.CRITICAL && !parts.isEmpty()) {
            reasons.add("planned downtime is a class of approval; nobody has to be down for it");
        }
        subject.upgrade().steps().stream()
                .filter(release -> !release.deprecated().isEmpty())
                .forEach(release ->
                        reasons.add(release.version() + " deprecates " + String.join(", ", release.deprecated())));
        return reasons;
    }

    /** Where the approvals of this migration stand; empty where it is not among them. */
    public Optional<Standing> standing(MigrationId id) {
        return standings.stream()
                .filter(standing -> standing.request().migration().equals(id))
                .findFirst();
    }

    /** What each role that must agree has said; one that must agree to several has agreed when it has to all. */
    public List<RoleState> approvals() {
        Map<Role, RoleState> roles = new LinkedHashMap<>();
        standings.stream()
                .flatMap(standing -> standing.roles().stream())
                .sorted(Comparator.comparing(RoleState::role))
                .forEach(state ->
                        roles.merge(state.role(), state, (a, b) -> a.state() == RoleState.State.APPROVED ? b : a));
        return List.copyOf(roles.values());
    }

    /** For people. */
    public static String words(Duration time) {
        return time.isZero() ? "0 s" : "about " + Estimate.spoken(time);
    }
}
