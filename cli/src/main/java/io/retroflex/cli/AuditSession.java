package io.retroflex.cli;

import io.retroflex.audit.desk.AuditDesk;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import java.io.IOException;

/** All that audits of one protocol need, opened once. */
final class AuditSession implements AutoCloseable {
    private final Protocol protocol;
    private final DualEmbedder embedder;
    private final AuditDesk desk;
    private final Provenance provenance;

    /** Opens it; the gallery stays the caller's to close. */
    AuditSession(AskedGallery asked, Protocol protocol, Pseudonyms pseudonyms) throws IOException {
        this.protocol = protocol;
        this.embedder = DualEmbedder.of(asked.model(), EmbedderOptions.forMany());
        try {
            this.desk = new AuditDesk(
                    embedder,
                    AuditDesk.near(asked.gallery()),
                    !asked.model().description().labels().isEmpty(),
                    pseudonyms);
        } catch (IllegalArgumentException e) {
            embedder.close();
            throw new Failure(asked.description() + " cannot be asked: " + e.getMessage());
        }
        this.provenance = asked.provenance();
    }

    /** Looks at a procedure's photographs and holds them against the protocol. */
    ProcedureAudit audit(Procedure procedure) throws InterruptedException {
        return desk.audit(procedure, protocol);
    }

    /** By what its audits are made. */
    Provenance provenance() {
        return provenance;
    }

    @Override
    public void close() {
        desk.close();
        embedder.close();
    }
}
