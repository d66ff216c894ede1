// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Retention;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A key an author may write in front matter. The reference is printed from this. */
public enum FrontMatterKey {
    DESCRIPTION("description", Form.TEXT, "what the migration does, one line"),
    RELEASE("release", Form.VERSION, "the release it belongs to, where its folder does not say"),
    JUSTIFICATION("justification", Form.TEXT, "why it is made; goes into the audit record"),
    TICKET("ticket", Form.TEXT, "where it was decided"),
    AUTHOR("author", Form.TEXT, "who wrote it; a claim, unlike who runs it"),
    DEPENDS("depends", Form.LIST, "ids of migrations that must have run before"),
    PHI("phi", Form.FLAG_OR_LIST, "whether protected health information is concerned, or which fields: table.column"),
    BREAKING("breaking", Form.FLAG, "whether clients of the release before must change"),
    TRANSACTIONAL("transactional", Form.FLAG, "false: its statements must not share a transaction"),
    AS_WRITTEN("as-written", Form.FLAG, "true: statements are not replaced by their online form; recorded"),
    CONTRACT(
            "contract",
            Form.NOW_OR_LATER,
            "later: what clients may still use goes only when `suture complete` says so; until then it is expanded"),
    KEEP(
            "keep",
            Form.TIME,
            "how long what the contract takes away, and what a data migration sets aside, is kept, so that `suture undo` can bring it back; then it is purged"),
    EXPOSE(
            "expose",
            Form.TABLES_OR_VIEWS,
            "views: its release gets a schema with a view of every table, beside that of the release before until the contract"),
    NEEDS_OLD(
            "needs-old",
            Form.LIST,
            "applications that need what the contract takes away, by the application_name of their sessions: `ward-app <2.0` is"
                    + " `ward-app/1.9.3`; the gate is closed while one is connected"),
    NEEDS_NEW(
            "needs-new",
            Form.LIST,
            "applications that need what the migration makes: `suture status` says where one runs too early"),
    DEPRECATES(
            "deprecates",
            Form.LIST,
            "features whose old shape it keeps alive, each by a `compatibility_view`; one that is not known is refused"),
    TRIGGERS(
            "triggers",
            Form.SILENT_OR_FIRE,
            "whether the application's own triggers fire for every row that is filled in ranges; where nothing is said: for an UPDATE of yours, as it is"
                    + " written, and not where Suture fills rows of its own accord"),
    TAGS("tags", Form.LIST, "words of your own");

    /** What a value may look like. */
    public enum Form {
        TEXT("text"),
        VERSION("a semantic version such as 2.0.0"),
        FLAG("true or false"),
        NOW_OR_LATER("now or later"),
        TIME(Retention.WORDS),
        TABLES_OR_VIEWS("tables or views"),
        SILENT_OR_FIRE("silent or fire"),
        LIST("a list, or a single text"),
        FLAG_OR_LIST("true, false or a list");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    private final String display;
    private final Form form;
    private final String meaning;

    FrontMatterKey(String display, Form form, String meaning) {
        this.display = display;
        this.form = form;
        this.meaning = meaning;
    }

    /** As in a file. */
    public String display() {
        return display;
    }

    public Form form() {
        return form;
    }

    /** What it is for, as a clause. */
    public String meaning() {
        return meaning;
    }

    static Optional<FrontMatterKey> of(String display) {
        return Arrays.stream(values()).filter(k -> k.display.equals(display)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(FrontMatterKey::display).toList();
    }
}
