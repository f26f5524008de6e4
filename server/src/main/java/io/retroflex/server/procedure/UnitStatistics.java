package io.retroflex.server.procedure;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.unit.UnitAudit;
import io.retroflex.audit.unit.UnitProcedure;
import io.retroflex.audit.unit.UnitRowJson;
import io.retroflex.audit.unit.UnitSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What the audits of all procedures say together, by the verdicts that hold. */
@Service
public class UnitStatistics {
    private final StoredProcedures procedures;

    UnitStatistics(StoredProcedures procedures) {
        this.procedures = procedures;
    }

    /** Of the procedures that were held against a protocol, by the month in which their photographs were taken. */
    public UnitSummary of(Protocol protocol) {
        List<UnitAudit> audits = new ArrayList<>();
        for (StoredProcedure procedure : procedures.auditedBy(protocol.id())) {
            audits.add(new UnitAudit(
                    UnitProcedure.at(Path.of(procedure.publicId())),
                    UnitRowJson.of(JsonMapper.shared().readTree(Objects.requireNonNull(procedure.unitRow())))));
        }
        return UnitSummary.of(protocol, audits, List.of(), 0);
    }
}
