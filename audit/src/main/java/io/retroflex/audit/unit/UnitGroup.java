package io.retroflex.audit.unit;

import io.retroflex.audit.protocol.Protocol;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Procedures that have something in common, and what their audits say together.
 *
 * @param column by which they belong together, {@code month} or one of the unit's table; {@code all} for all
 * @param value in it; {@link #UNKNOWN} where there is none
 * @param completeness how many are complete
 * @param stations how often each is documented, in the protocol's order
 * @param withdrawals how long withdrawal took, where the protocol asks for it and it is known of any
 */
public record UnitGroup(
        String column,
        String value,
        CompletenessShare completeness,
        List<StationShare> stations,
        Optional<Withdrawals> withdrawals) {
    /** The value of what has none. */
    public static final String UNKNOWN = "not known";

    /** Copies the list. */
    public UnitGroup {
        stations = List.copyOf(stations);
    }

    static UnitGroup of(String column, String value, Collection<UnitAudit> audits, Protocol protocol) {
        return new UnitGroup(
                column,
                value,
                CompletenessShare.of(audits),
                protocol.stations().stream()
                        .map(station -> StationShare.of(station, audits))
                        .toList(),
                Withdrawals.of(audits, protocol));
    }
}
