// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the up file each down file belongs to: the one of its name, else the only one of its number that has no other.
 *
 * @param base path of a file of either direction without what tells the direction
 * @param number of a file of either direction
 */
record DownFiles(Function<SourceFile, String> base, Function<SourceFile, String> number) {
    /** Every up file with its down file, if it has one, in the order of the ups. Down files without an up are noted. */
    Map<SourceFile, Optional<SourceFile>> pair(List<SourceFile> ups, List<SourceFile> downs, SetBuilder set) {
        Map<String, SourceFile> left = new HashMap<>();
        downs.forEach(down -> left.put(base.apply(down), down));
        Map<SourceFile, Optional<SourceFile>> pairs = new LinkedHashMap<>();
        ups.forEach(up -> pairs.put(up, Optional.ofNullable(left.remove(base.apply(up)))));
        pairByNumber(pairs, left.values(), set);
        return pairs;
    }

    private void pairByNumber(
            Map<SourceFile, Optional<SourceFile>> pairs, Collection<SourceFile> left, SetBuilder set) {
        Map<String, List<SourceFile>> alone = pairs.entrySet().stream()
                .filter(pair -> pair.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(number));
        Map<String, List<SourceFile>> orphans = left.stream().sorted().collect(Collectors.groupingBy(number));
        orphans.forEach((digits, downs) -> {
            List<SourceFile> ups = alone.getOrDefault(digits, List.of());
            if (ups.size() == 1 && downs.size() == 1) {
                pairs.put(ups.getFirst(), Optional.of(downs.getFirst()));
                otherName(ups.getFirst(), downs.getFirst(), set);
            } else {
                downs.forEach(set::noUp);
            }
        });
    }

    private static void otherName(SourceFile up, SourceFile down, SetBuilder set) {
        set.notice("DOWN-OTHER-NAME", down, "takes back \"" + up.path() + "\": it has its number, though not its name");
    }
}
