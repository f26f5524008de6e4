package io.retroflex.audit.unit;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A procedure of a unit, not yet looked at.
 *
 * @param place of its photographs
 * @param month in which it was, if the unit's table says so
 * @param columns of the unit's table that were asked for; no other leaves the table, for others may name patients
 */
public record UnitProcedure(Path place, Optional<YearMonth> month, SortedMap<String, String> columns) {
    /** Copies the map. */
    public UnitProcedure {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** One of which only the place is known. */
    public static UnitProcedure at(Path place) {
        return new UnitProcedure(place, Optional.empty(), new TreeMap<>(Map.of()));
    }
}
