package io.retroflex.server.web;

import io.retroflex.server.procedure.ProcedureState;
import io.retroflex.server.procedure.ReportFormat;
import io.retroflex.server.procedure.StoredProcedure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where what else there is of a procedure can be had, so that a program need not put paths together.
 *
 * @param self the procedure
 * @param reports in every format; none before it is audited
 * @param history of what persons said
 * @param events how far its audit is, as it happens
 */
record ProcedureLinks(String self, Map<ReportFormat, String> reports, String history, String events) {
    /** Copies the map, in its order. */
    ProcedureLinks {
        reports = Collections.unmodifiableMap(new LinkedHashMap<>(reports));
    }

    static ProcedureLinks of(StoredProcedure procedure) {
        String self = "/api/v1/procedures/" + procedure.publicId();
        Map<ReportFormat, String> reports = new LinkedHashMap<>();
        if (procedure.state() == ProcedureState.AUDITED) {
            for (ReportFormat format : ReportFormat.values()) {
                reports.put(format, self + "/report?format=" + format);
            }
        }
        return new ProcedureLinks(self, reports, self + "/history", self + "/events");
    }
}
