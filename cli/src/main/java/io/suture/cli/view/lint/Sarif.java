// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.lint.Finding;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Rules;
import io.suture.core.problem.Problem;
import io.suture.engine.config.ToolVersion;
import io.suture.engine.lint.LintReport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log of one run (OASIS, Static Analysis Results Interchange Format 2.1.0), which code scanning of GitHub and GitLab reads. */
public final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final LintReport report;
    private final List<RulePage> rules;

    private Sarif(LintReport report) {
        this.report = report;
        List<String> named =
                report.findings().stream().map(Finding::rule).distinct().toList();
        this.rules = Rules.installed().all().stream()
                .map(r -> r.page())
                .filter(p -> named.contains(p.id()))
                .toList();
    }

    /** The whole document. */
    public static String of(LintReport report) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(new Sarif(report).log());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a log is plain data", e);
        }
    }

    private Map<String, Object> log() {
        return object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run()));
    }

    private Map<String, Object> run() {
        Map<String, Object> driver = object(
                "name",
                "Suture",
                "version",
                ToolVersion.get(),
                "rules",
                rules.stream().map(Sarif::rule).toList());
        Map<String, Object> invocation = object(
                "executionSuccessful",
                report.problems().isEmpty(),
                "toolExecutionNotifications",
                report.problems().stream().map(Sarif::notification).toList());
        return object(
                "tool",
                object("driver", driver),
                "columnKind",
                "unicodeCodePoints",
                "invocations",
                List.of(invocation),
                "results",
                results());
    }

    /** A rule may find several things in one statement, which are not the same: they are counted. */
    private List<Map<String, Object>> results() {
        Map<String, Integer> sofar = new HashMap<>();
        List<Map<String, Object>> all = new ArrayList<>();
        for (Finding finding : report.findings()) {
            String same = finding.rule() + " " + finding.at().file() + " " + finding.fingerprint();
            int nth = sofar.merge(same, 1, Integer::sum);
            all.add(result(finding, finding.fingerprint() + (nth == 1 ? "" : ":" + nth)));
        }
        return all;
    }

    private static Map<String, Object> rule(RulePage page) {
        return object(
                "id",
                page.id(),
                "shortDescription",
                text(page.title()),
                "fullDescription",
                text(page.effect()),
                "help",
                text(page.instead()),
                "defaultConfiguration",
                object("level", page.tier().severity().display()),
                "properties",
                object("tags", List.of(page.tier().display())));
    }

    private Map<String, Object> result(Finding finding, String fingerprint) {
        Map<String, Object> region = region(finding);
        Map<String, Object> result = object(
                "ruleId",
                finding.rule(),
                "ruleIndex",
                rules.stream().map(RulePage::id).toList().indexOf(finding.rule()),
                "level",
                finding.severity().display(),
                "message",
                text(finding.message() + "\n\nInstead:\n" + finding.fix()),
                "locations",
                List.of(location(finding.at().file(), region)),
                "partialFingerprints",
                object("sutureStatement/v1", fingerprint));
        if (finding.certain()) {
            result.put("fixes", List.of(fix(finding, region)));
        }
        return result;
    }

    private static Map<String, Object> fix(Finding finding, Map<String, Object> region) {
        Map<String, Object> replacement =
                object("deletedRegion", region, "insertedContent", text(finding.replacement()));
        return object(
                "description",
                text("the same without making anybody wait"),
                "artifactChanges",
                List.of(object(
                        "artifactLocation",
                        object("uri", uri(finding.at().file())),
                        "replacements",
                        List.of(replacement))));
    }

    private static Map<String, Object> location(String file, Map<String, Object> region) {
        return object("physicalLocation", object("artifactLocation", object("uri", uri(file)), "region", region));
    }

    /** The statement; columns count from 1, the end is the character after it. */
    private static Map<String, Object> region(Finding finding) {
        Extent extent = Extent.of(finding);
        return object(
                "startLine",
                extent.line(),
                "startColumn",
                extent.column(),
                "endLine",
                extent.endLine(),
                "endColumn",
                extent.endColumn());
    }

    private static Map<String, Object> notification(Problem problem) {
        Map<String, Object> notification = object(
                "descriptor",
                object("id", problem.code()),
                "level",
                "error",
                "message",
                text(problem.what() + (problem.fix().isEmpty() ? "" : ": " + problem.fix())));
        problem.at()
                .ifPresent(at -> notification.put(
                        "locations",
                        List.of(location(at.file(), object("startLine", at.line(), "startColumn", at.column())))));
        return notification;
    }

    private static Map<String, Object> text(String text) {
        return object("text", text);
    }

    /** As a reference in a URI: blanks and the like are escaped, slashes stay. */
    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path alone is always a URI", e);
        }
    }

    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
