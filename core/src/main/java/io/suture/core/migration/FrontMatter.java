// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the author says about a migration besides its SQL. Nothing in it is needed to run.
 *
 * @param description what it does, one line
 * @param release the release it belongs to, where its folder does not say
 * @param justification why, for the audit record
 * @param ticket where it was decided
 * @param depends migrations that must have run before
 * @param breaking whether clients of the release before must change
 * @param transactional what the author declared; empty where the planner decides
 * @param asWritten whether the planner must not replace statements by their online form
 * @param contract when what clients may still use is taken away
 * @param keep how long what the contract takes away can be brought back; empty where it goes at once
 * @param expose whether its release sees the tables through views of its own
 * @param needsOld applications that need the shape before, until the contract
 * @param needsNew applications that need the shape after
 * @param deprecates features whose old shape the migration keeps alive
 * @param triggers whether the application's own triggers fire when rows are filled in ranges; where nothing is said they fire for an UPDATE of
 *     the author's, as written, and are silent where Suture fills rows of its own accord
 */
public record FrontMatter(
        Optional<String> description,
        Optional<Version> release,
        Optional<String> justification,
        Optional<String> ticket,
        Optional<String> author,
        List<MigrationId> depends,
        Phi phi,
        boolean breaking,
        Optional<Boolean> transactional,
        boolean asWritten,
        Contract contract,
        Optional<Retention> keep,
        Expose expose,
        List<ApplicationNeed> needsOld,
        List<ApplicationNeed> needsNew,
        List<String> deprecates,
        Optional<FillTriggers> triggers,
        List<String> tags) {
    /** Of a file that has none. */
    public static final FrontMatter NONE = new FrontMatter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Phi.NONE,
            false,
            Optional.empty(),
            false,
            Contract.NOW,
            Optional.empty(),
            Expose.TABLES,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());

    public FrontMatter {
        depends = List.copyOf(depends);
        needsOld = List.copyOf(needsOld);
        needsNew = List.copyOf(needsNew);
        deprecates = List.copyOf(deprecates);
        tags = List.copyOf(tags);
    }

    /** The same with another end. */
    public FrontMatter with(Contract newContract) {
        return new FrontMatter(
                description,
                release,
                justification,
                ticket,
                author,
                depends,
                phi,
                breaking,
                transactional,
                asWritten,
                newContract,
                keep,
                expose,
                needsOld,
                needsNew,
                deprecates,
                triggers,
                tags);
    }

    /** One {@code key=value} a line, in the order of keys, of what differs from {@link #NONE}: what its checksum is over. */
    String canonical() {
        SortedMap<String, Object> said = new TreeMap<>();
        description.ifPresent(text -> said.put("description", text));
        release.ifPresent(version -> said.put("release", version));
        justification.ifPresent(text -> said.put("justification", text));
        ticket.ifPresent(text -> said.put("ticket", text));
        author.ifPresent(text -> said.put("author", text));
        transactional.ifPresent(is -> said.put("transactional", is));
        said.put("depends", depends);
        said.put("phi", phi.concerned() ? phi.fields() : "");
        said.put("breaking", breaking ? "true" : "");
        said.put("as-written", asWritten ? "true" : "");
        if (contract != Contract.NOW) {
            said.put("contract", contract.display());
        }
        keep.ifPresent(time -> said.put("keep", time.display()));
        if (expose != Expose.TABLES) {
            said.put("expose", expose.display());
        }
        if (!needsOld.isEmpty() || !needsNew.isEmpty()) {
            said.put("needs", needsOld + " " + needsNew);
        }
        if (!deprecates.isEmpty()) {
            said.put("deprecates", deprecates);
        }
        triggers.ifPresent(t -> said.put("triggers", t.display()));
        said.put("tags", tags);
        return said.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("\n"));
    }
}
