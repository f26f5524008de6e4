package io.retroflex.audit.unit;

import io.retroflex.audit.procedure.NaturalOrder;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.verdict.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the audits of a unit's procedures say together.
 *
 * @param protocol that all were held against
 * @param audits one a procedure, in the unit's order
 * @param doubled how many places had the photographs of a procedure that is counted already
 * @param refused how many procedures could not be read
 * @param all procedures together
 * @param parts them by month, if it is known of any, and by each column that was asked for; by value
 */
public record UnitSummary(
        Protocol protocol,
        List<UnitAudit> audits,
        int doubled,
        int refused,
        UnitGroup all,
        Map<String, List<UnitGroup>> parts) {
    /** The column of the month, wherever that is known from. */
    public static final String MONTH = "month";

    private static final Comparator<String> IN_ORDER = Comparator.comparing(
                    (String value) -> value.equals(UnitGroup.UNKNOWN))
            .thenComparing(NaturalOrder.BY_NAME);

    /** Copies the collections. */
    public UnitSummary {
        audits = List.copyOf(audits);
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * Sums up.
     *
     * @param made all audits; of those of the same photographs the first counts
     * @param by columns of the unit's table
     * @param refused how many procedures could not be read
     */
    public static UnitSummary of(Protocol protocol, List<UnitAudit> made, List<String> by, int refused) {
        Map<String, UnitAudit> once = new LinkedHashMap<>();
        made.forEach(audit -> once.putIfAbsent(audit.row().procedure(), audit));
        List<UnitAudit> audits = List.copyOf(once.values());
        Set<String> columns = new LinkedHashSet<>();
        if (audits.stream().anyMatch(audit -> audit.month().isPresent())) {
            columns.add(MONTH);
        }
        by.stream().filter(column -> !column.equals(MONTH)).forEach(columns::add);
        Map<String, List<UnitGroup>> parts = new LinkedHashMap<>();
        columns.forEach(column -> parts.put(column, parts(protocol, audits, column)));
        return new UnitSummary(
                protocol,
                audits,
                made.size() - audits.size(),
                refused,
                UnitGroup.of("all", "", audits, protocol),
                parts);
    }

    private static List<UnitGroup> parts(Protocol protocol, List<UnitAudit> audits, String column) {
        Map<String, List<UnitAudit>> grouped = new TreeMap<>(IN_ORDER);
        audits.forEach(audit -> grouped.computeIfAbsent(value(audit, column), unseen -> new ArrayList<>())
                .add(audit));
        List<UnitGroup> groups = new ArrayList<>();
        grouped.forEach((value, some) -> groups.add(UnitGroup.of(column, value, some, protocol)));
        return groups;
    }

    /** What a procedure has in a column of {@link #parts}. */
    public static String value(UnitAudit audit, String column) {
        return column.equals(MONTH)
                ? audit.month().map(Object::toString).orElse(UnitGroup.UNKNOWN)
                : audit.listed().columns().getOrDefault(column, UnitGroup.UNKNOWN);
    }

    /** How many photographs of all procedures have a standing. */
    public int photographs(Standing standing) {
        return audits.stream()
                .mapToInt(audit -> audit.row().photographs().getOrDefault(standing, 0))
                .sum();
    }
}
