// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases beside the examples of a rule's page: names, schemas, transactions, versions, bodies. */
class LintCasesTest {
    private static final Rules ALL = Rules.installed();

    static Stream<LintCase> cases() {
        return LintCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_rule_speaks_where_it_should_and_hands_over_sql(LintCase example) {
        List<Finding> found = example.findings(ALL);

        assertThat(!found.isEmpty()).as(example + "\n" + example.sql()).isEqualTo(example.speaks());
        assertThat(found).allSatisfy(f -> SqlScript.parse(f.fix(), SourceName.of("fix.sql")));
    }

    @Test
    void every_rule_of_safety_has_cases() {
        List<String> with = LintCase.all().map(LintCase::rule).distinct().toList();

        assertThat(with)
                .containsAll(ALL.all().stream()
                        .map(Rule::page)
                        .filter(p -> p.tier() == Tier.SAFETY)
                        .map(RulePage::id)
                        .toList());
        assertThat(ALL.ids()).containsAll(with);
    }
}
