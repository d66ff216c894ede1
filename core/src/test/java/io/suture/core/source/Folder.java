// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A migrations folder written down in a test. */
public final class Folder {
    private final List<SourceFile> files = new ArrayList<>();
    private String layout = Layouts.AUTO;

    public static Folder with(String path, String text) {
        return new Folder().and(path, text);
    }

    public Folder and(String path, String text) {
        return and(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public Folder and(String path, byte[] bytes) {
        files.add(new SourceFile(path, bytes));
        return this;
    }

    public Folder as(String name) {
        layout = name;
        return this;
    }

    public MigrationSet read() {
        return Layouts.installed().read(files, layout);
    }

    public String layout() {
        return read().layout();
    }

    public Migration migration(String id) {
        return read().find(MigrationId.of(id)).orElseThrow().migration();
    }

    /** Ids in the order of names. */
    public List<String> ids() {
        return read().entries().stream().map(e -> e.id().value()).toList();
    }

    /** Ids in the order they would run in on an empty database. */
    public List<String> runOrder() {
        var plan = read().over(List.of()).reconcile(List.of(), ReconcileOptions.defaults());
        assertThat(plan.applied()).isEmpty();
        return Stream.concat(plan.pending().stream(), plan.repeatables().stream())
                .map(p -> p.id().value())
                .toList();
    }

    /** Everything that is wrong with it, on an empty database. */
    public List<Problem> problems() {
        SutureException thrown = catchThrowableOfType(SutureException.class, this::runOrder);
        assertThat(thrown).as("it is refused").isNotNull();
        return thrown.problems();
    }

    /** The codes of {@link #problems()}. */
    public List<String> codes() {
        return problems().stream().map(Problem::code).toList();
    }

    public Problem problem() {
        assertThat(problems()).hasSize(1);
        return problems().getFirst();
    }

    public List<String> notices() {
        return read().notices().stream().map(n -> n.code() + " " + n.file()).toList();
    }
}
