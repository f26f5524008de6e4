package io.retroflex.audit.unit;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A procedure of a unit with its audit.
 *
 * @param listed what the unit says of it
 * @param row what the audit says
 */
public record UnitAudit(UnitProcedure listed, UnitRow row) {
    /** In which month it was: as the unit says, else as its photographs do. */
    public Optional<YearMonth> month() {
        return listed.month().or(row::month);
    }
}
