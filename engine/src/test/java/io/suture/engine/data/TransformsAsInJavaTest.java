// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.data.OnRows.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server makes of ten thousand values each is what Java makes of them. */
class TransformsAsInJavaTest {
    private static final int VALUES = 10_000;
    private static final long SEED = 20_240_229;
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Random random = new Random(SEED);

    private void same(String yaml, String type, Stream<String> values, Function<String, Outcome> reference)
            throws SQLException {
        List<String> generated = values.limit(VALUES).toList();
        List<Outcome> outcomes = OnRows.of(
                18,
                type,
                OnRows.derived(yaml),
                generated.stream().map(Optional::of).toList());

        assertThat(outcomes).hasSize(VALUES);
        for (int i = 0; i < VALUES; i++) {
            assertThat(outcomes.get(i))
                    .as("%s of %s, seed %d", yaml, generated.get(i), SEED)
                    .isEqualTo(reference.apply(generated.get(i)));
        }
    }

    @Test
    void days_exist_where_java_says_so() throws SQLException {
        same(
                "date: {formats: dd.MM.yyyy}",
                "text",
                Stream.generate(() ->
                        "%02d.%02d.%04d".formatted(random.nextInt(33), random.nextInt(14), random.nextInt(10_000))),
                text -> {
                    try {
                        int year = Integer.parseInt(text.substring(6));
                        LocalDate day = LocalDate.of(
                                year, Integer.parseInt(text.substring(3, 5)), Integer.parseInt(text.substring(0, 2)));
                        return year == 0 ? Outcome.refused("impossible-date") : Outcome.is(day.toString());
                    } catch (DateTimeException e) {
                        return Outcome.refused("impossible-date");
                    }
                });
    }

    /** Half of them near the hours when clocks change. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"})
    void clocks_repeat_and_skip_times_as_java_says(String name) throws SQLException {
        ZoneId zone = ZoneId.of(name);
        same(
                "time_zone: {zone: " + name + ", ambiguous: first}",
                "timestamp",
                Stream.generate(() -> SHOWN.format(local(zone))),
                text -> {
                    LocalDateTime local = LocalDateTime.parse(text, SHOWN);
                    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
                    if (offsets.isEmpty()) {
                        return Outcome.refused("skipped-time");
                    }
                    Instant moment = local.toInstant(offsets.getFirst());
                    return new Outcome(
                            Optional.of(SHOWN.format(moment.atOffset(ZoneOffset.UTC)) + "+00"),
                            offsets.size() > 1 ? List.of("repeated-time") : List.of());
                });
    }

    private LocalDateTime local(ZoneId zone) {
        Instant any = Instant.ofEpochSecond(random.nextLong(315_532_800L, 1_735_689_600L));
        return Optional.ofNullable(zone.getRules().nextTransition(any))
                .filter(t -> random.nextBoolean())
                .map(t -> t.getDateTimeBefore().plusMinutes(random.nextLong(-180, 180)))
                .orElseGet(() -> LocalDateTime.ofInstant(any, zone));
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundingMode.class,
            names = {"HALF_UP", "HALF_EVEN", "UP", "DOWN", "CEILING", "FLOOR"})
    void numbers_are_rounded_as_by_java(RoundingMode mode) throws SQLException {
        String words = mode.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        same(
                "round: {scale: 2, mode: " + words + "}",
                "numeric",
                Stream.generate(() -> number().toPlainString()),
                text -> Outcome.is(new BigDecimal(text).setScale(2, mode).toPlainString()));
    }

    /** Many of them in the middle between two. */
    private BigDecimal number() {
        BigDecimal any = new BigDecimal(new BigInteger(random.nextInt(1, 90), random), random.nextInt(0, 8));
        BigDecimal middle = new BigDecimal(BigInteger.valueOf(random.nextInt(100_000) * 10L + 5), 3);
        BigDecimal number = random.nextBoolean() ? any : middle;
        return random.nextBoolean() ? number : number.negate();
    }

    @Test
    void units_are_converted_exactly() throws SQLException {
        same(
                "unit: {from: degF, to: degC, subtract: 32, multiply: 5, divide: 9, scale: 3}",
                "numeric",
                Stream.generate(() ->
                        BigDecimal.valueOf(random.nextInt(-100_000, 100_000), 2).toPlainString()),
                text -> Outcome.is(new BigDecimal(text)
                        .subtract(BigDecimal.valueOf(32))
                        .multiply(BigDecimal.valueOf(5))
                        .divide(BigDecimal.valueOf(9), 3, RoundingMode.HALF_UP)
                        .toPlainString()));
    }

    @Test
    void text_is_composed_as_by_java() throws SQLException {
        int[] letters = {
            'a', 'e', 'o', 'A', 'U', 'n', 0x301, 0x308, 0x327, 0x303, 0xe9, 0x1e69, 0xac00, 0x1100, 0x1161, ' '
        };
        same(
                "unicode: nfc",
                "text",
                Stream.generate(() -> random.ints(random.nextInt(1, 12), 0, letters.length)
                        .map(i -> letters[i])
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()),
                text -> Outcome.is(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }
}
