package io.retroflex.audit.unit;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Audits of units, made up. */
public final class Units {
    private Units() {}

    /** A protocol of two stations, with a target. */
    public static Protocol protocol(double target) {
        try {
            Protocol lower = Protocols.open("hyperkvasir-lower");
            return new Protocol(
                    lower.id(),
                    lower.name(),
                    lower.organ(),
                    lower.source(),
                    OptionalDouble.of(target),
                    lower.unsure(),
                    lower.risk(),
                    lower.withdrawal(),
                    lower.stations(),
                    lower.sha256());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Procedures of a month that are complete, undecided and incomplete. */
    public static List<UnitAudit> audits(String month, String who, int complete, int undecided, int incomplete) {
        List<UnitAudit> audits = new ArrayList<>();
        for (int i = 0; i < complete + undecided + incomplete; i++) {
            Verdict last = i < complete
                    ? Verdict.DOCUMENTED
                    : i < complete + undecided ? Verdict.UNCERTAIN : Verdict.NOT_FOUND;
            audits.add(audit(month, who, month + who + i, last));
        }
        return audits;
    }

    static UnitAudit audit(String month, String who, String procedure, Verdict last) {
        UnitProcedure listed = new UnitProcedure(
                Path.of("unit", procedure),
                Optional.of(month).filter(text -> !text.isEmpty()).map(YearMonth::parse),
                new TreeMap<>(Map.of("who", who)));
        return new UnitAudit(listed, row(procedure, last));
    }

    static UnitRow row(String procedure, Verdict last) {
        return new UnitRow(
                "stamp of " + procedure,
                procedure,
                switch (last) {
                    case DOCUMENTED -> Completeness.COMPLETE;
                    case NOT_FOUND -> Completeness.INCOMPLETE;
                    case UNCERTAIN, NOT_ASSESSABLE -> Completeness.UNDECIDED;
                },
                List.of(
                        new StationOutcome("cecum-or-ileum", Verdict.DOCUMENTED, 0.99),
                        new StationOutcome("rectal-retroflexion", last, 0.75)),
                Map.of(Standing.USED, 4, Standing.BLURRED, 1),
                2,
                Optional.empty(),
                last == Verdict.DOCUMENTED
                        ? Optional.of(Duration.ofSeconds(300 + procedure.length()))
                        : Optional.empty());
    }
}
