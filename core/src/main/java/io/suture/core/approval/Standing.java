// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import io.suture.core.approval.RoleState.State;
import io.suture.core.check.Check;
import io.suture.core.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a request stands: what each role that must agree has said.
 *
 * @param roles in the order of the request; then others that reject it
 * @param spoken for which role each login has approved it
 * @param author the login that is to do it, where that is the author's
 * @param seen what all of those could see whose approval counts; empty where none does
 */
public record Standing(
        Request request,
        List<RoleState> roles,
        Optional<String> author,
        Map<String, Role> spoken,
        Optional<Seen> seen) {
    public Standing {
        roles = List.copyOf(roles);
        spoken = Map.copyOf(spoken);
    }

    /**
     * Weighs the votes. The newest word of a role counts; a login counts for one role, the first it spoke for.
     *
     * @param votes of any request, in any order
     * @param holders as they are now
     * @param executor login that is to do it; empty where nobody is yet
     */
    public static Standing of(Request request, List<Vote> votes, Holders holders, Optional<String> executor) {
        Weighing weighing = new Weighing(request, votes, holders, executor);
        List<RoleState> states = new ArrayList<>();
        request.roles().forEach(role -> states.add(weighing.state(role)));
        for (Role other : Role.values()) {
            if (!request.roles().contains(other)) {
                Optional.of(weighing.state(other))
                        .filter(s -> s.state() == State.REJECTED)
                        .ifPresent(states::add);
            }
        }
        return new Standing(request, states, executor.filter(request::isAuthor), weighing.spoken(), weighing.seen());
    }

    public boolean complete() {
        return remaining().isEmpty() && author.isEmpty();
    }

    /** The role that this login has approved it for. */
    public Optional<Role> spokenFor(String login) {
        return Optional.ofNullable(spoken.get(login));
    }

    /** What stands in the way. */
    public List<RoleState> remaining() {
        return roles.stream().filter(r -> r.state() != State.APPROVED).toList();
    }

    /** The problem {@code APPROVAL-REJECTED} or {@code APPROVAL-MISSING}: what is missing, from whom. */
    public Problem problem() {
        return remaining().isEmpty() ? ofAuthor() : missing();
    }

    private Problem ofAuthor() {
        return Problem.user(
                "APPROVAL-FOUR-EYES",
                author.orElseThrow() + " is the author of " + request.migration() + " and may not run it, too",
                "author, approvers and executor of a change to a protected database are different people",
                "let somebody else run it");
    }

    private Problem missing() {
        boolean rejected = roles.stream().anyMatch(r -> r.state() == State.REJECTED);
        String what = request.deed().subject(request.migration()) + " may not be "
                + request.deed().participle() + " here: "
                + remaining().stream()
                        .map(r -> r.role() + " " + r.state().display())
                        .collect(Collectors.joining(", "));
        String why = "the database is protected, and what is approved is "
                + (request.deed() == Deed.RELEASE ? "one release by this very plan, " : "this very plan, ")
                + request.seal().fingerprint() + "; " + words();
        return rejected
                ? Problem.user("APPROVAL-REJECTED", what, why, "let the reason be answered; then " + commands())
                : Problem.user("APPROVAL-MISSING", what, why, commands());
    }

    /** The check before a contract. */
    public Check check() {
        return complete()
                ? Check.pass("approvals", words())
                : Check.fail("approvals", words(), problem().fix());
    }

    private String words() {
        return roles.stream().map(r -> r.role() + ": " + r.words()).collect(Collectors.joining("; "));
    }

    private String commands() {
        return remaining().stream()
                .map(r ->
                        "suture approve " + request.migration() + named() + " --as " + quoted(r.role()) + " --reason …")
                .collect(Collectors.joining("; "));
    }

    private String named() {
        return request.deed().isNamed() ? " --for " + request.deed().display() : "";
    }

    private static String quoted(Role role) {
        return role.display().contains(" ") ? "\"" + role + "\"" : role.display();
    }

    /** One look at all the votes. */
    private static final class Weighing {
        private final Request request;
        private final List<Vote> votes;
        private final Holders holders;
        private final Optional<String> executor;

        Weighing(Request request, List<Vote> votes, Holders holders, Optional<String> executor) {
            this.request = request;
            this.holders = holders;
            this.executor = executor;
            this.votes = votes.stream()
                    .filter(v -> v.isAbout(request))
                    .sorted(Comparator.comparingLong(Vote::seq))
                    .filter(holders::entitle)
                    .filter(v -> !v.approves() || !request.isAuthor(v.by()) && isFirst(v, votes))
                    .toList();
        }

        /** Nobody approves for two roles. */
        private boolean isFirst(Vote vote, List<Vote> all) {
            return all.stream()
                    .filter(v -> v.isAbout(request) && v.approves() && v.covers(request))
                    .filter(v -> v.by().equals(vote.by()) && holders.entitle(v))
                    .min(Comparator.comparingLong(Vote::seq))
                    .map(first -> first.role() == vote.role())
                    .orElse(true);
        }

        Map<String, Role> spoken() {
            Map<String, Role> roles = new HashMap<>();
            votes.stream()
                    .filter(v -> v.approves() && v.covers(request))
                    .forEach(v -> roles.putIfAbsent(v.by(), v.role()));
            return roles;
        }

        /** Of the first of them, which saw least. */
        Optional<Seen> seen() {
            return request.roles().stream()
                    .map(this::said)
                    .filter(own -> !own.isEmpty())
                    .map(List::getLast)
                    .filter(v -> v.approves() && v.covers(request))
                    .min(Comparator.comparingLong(Vote::seq))
                    .map(Vote::seen);
        }

        private List<Vote> said(Role role) {
            return votes.stream().filter(v -> v.role() == role).toList();
        }

        RoleState state(Role role) {
            List<Vote> own = said(role);
            if (own.isEmpty()) {
                return new RoleState(role, State.MISSING, who(role));
            }
            Vote last = own.getLast();
            if (!last.approves()) {
                return new RoleState(role, State.REJECTED, by(last) + " says no: " + last.reason());
            }
            if (!last.covers(request)) {
                return new RoleState(
                        role,
                        State.OUTDATED,
                        by(last) + " approved another plan than this, "
                                + last.seal().fingerprint());
            }
            return executor.filter(last.by()::equals).isPresent()
                    ? new RoleState(
                            role, State.MISSING, last.by() + " approved it and cannot run it, too: four eyes see more")
                    : new RoleState(role, State.APPROVED, by(last) + ": " + last.reason());
        }

        private static String by(Vote vote) {
            return vote.by() + " on " + vote.at();
        }

        private String who(Role role) {
            List<String> able = holders.of(role).stream()
                    .filter(login -> !request.isAuthor(login))
                    .filter(login -> !executor.equals(Optional.of(login)))
                    .sorted()
                    .toList();
            return able.isEmpty()
                    ? "nobody may speak for it; an administrator runs: GRANT " + role.databaseRole() + " TO …"
                    : "waits for " + String.join(" or ", able);
        }
    }
}
