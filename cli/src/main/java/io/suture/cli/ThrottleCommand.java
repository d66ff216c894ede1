// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;
import io.suture.cli.view.SteeredView;
import io.suture.core.migration.MigrationId;
import io.suture.engine.steer.SteerOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code suture throttle}. */
@CommandLine.Command(
        name = "throttle",
        description = "let the run under way fill rows only a share of the time, so that others have the rest")
final class ThrottleCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            index = "0",
            paramLabel = "PERCENT",
            converter = Percent.class,
            description = "of the time that it may work, for example 20%%; 100%% lifts it")
    private int percent;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "only if this migration is under way")
    private @Nullable String only;

    /** With or without its sign. */
    static final class Percent implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
            try {
                return Integer.valueOf(digits.strip());
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not a percentage");
            }
        }
    }

    @Override
    public View answer(Context context) {
        SteerOptions wish = SteerOptions.throttle(percent)
                .only(Optional.ofNullable(only).map(MigrationId::of))
                .dryRun(common.isDryRun());
        return SteeredView.of(Wiring.reading(common.configuration(context)).steer(wish));
    }
}
