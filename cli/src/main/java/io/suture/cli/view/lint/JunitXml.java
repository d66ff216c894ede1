// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view.lint;

import io.suture.core.lint.Finding;
import io.suture.core.lint.Severity;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import io.suture.engine.lint.LintReport;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML of JUnit's reports as build servers read it: a suite a file; in it a case a finding. An error is a failure, anything
 * milder a case that passed and has something to say.
 */
public final class JunitXml {
    private static final String NO_FILE = "suture";

    private final LintReport report;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitXml(LintReport report) throws XMLStreamException {
        this.report = report;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** The whole document; notes only where they are asked for. */
    public static String of(LintReport report, boolean notes) {
        try {
            return new JunitXml(report).document(notes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report is plain text", e);
        }
    }

    private String document(boolean notes) throws XMLStreamException {
        Map<String, List<Finding>> byFile = report.findings().stream()
                .filter(f -> notes || f.severity() != Severity.NOTE)
                .collect(Collectors.groupingBy(f -> f.at().file(), TreeMap::new, Collectors.toList()));
        Map<String, List<Problem>> problems = report.problems().stream()
                .collect(Collectors.groupingBy(
                        p -> p.at().map(SourcePosition::file).orElse(NO_FILE), TreeMap::new, Collectors.toList()));
        SortedSet<String> files = new TreeSet<>(report.names());
        files.addAll(byFile.keySet());
        files.addAll(problems.keySet());

        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "suture lint");
        for (String file : files) {
            suite(file, byFile.getOrDefault(file, List.of()), problems.getOrDefault(file, List.of()));
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        return text.toString();
    }

    private void suite(String file, List<Finding> findings, List<Problem> problems) throws XMLStreamException {
        long failures =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
        line(1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", file);
        xml.writeAttribute("tests", Integer.toString(Math.max(1, findings.size() + problems.size())));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", Integer.toString(problems.size()));
        for (Finding finding : findings) {
            begin(file, finding.rule() + " at line " + finding.at().line());
            part(finding);
            end();
        }
        for (Problem problem : problems) {
            begin(file, problem.code());
            body("error", problem.what(), problem.why() + "\n" + problem.fix());
            end();
        }
        if (findings.isEmpty() && problems.isEmpty()) {
            begin(file, "nothing found");
            end();
        }
        line(1);
        xml.writeEndElement();
    }

    private void part(Finding finding) throws XMLStreamException {
        String words = finding.at() + "\n" + finding.about().text() + "\n\nInstead:\n" + finding.fix();
        if (finding.severity() == Severity.ERROR) {
            body("failure", finding.message(), words);
        } else {
            line(3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(finding.severity().display() + ": " + finding.message() + "\n" + words);
            xml.writeEndElement();
        }
    }

    private void body(String element, String message, String words) throws XMLStreamException {
        line(3);
        xml.writeStartElement(element);
        xml.writeAttribute("message", message);
        xml.writeCharacters(words.strip());
        xml.writeEndElement();
    }

    private void begin(String file, String name) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", file);
        xml.writeAttribute("name", name);
    }

    private void end() throws XMLStreamException {
        line(2);
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
