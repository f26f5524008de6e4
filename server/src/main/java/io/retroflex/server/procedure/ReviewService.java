package io.retroflex.server.procedure;

import io.retroflex.audit.review.Review;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.review.Signature;
import io.retroflex.audit.unit.UnitRow;
import io.retroflex.audit.unit.UnitRowJson;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.server.problem.BadRequestException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what persons say of audits. What was said stays in the history, whatever is said later. */
@Service
public class ReviewService {
    private final StoredProcedures procedures;
    private final ReviewEvents events;
    private final AuditArchive archive;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReviewService(
            StoredProcedures procedures,
            ReviewEvents events,
            AuditArchive archive,
            TransactionTemplate transaction,
            Clock clock) {
        this.procedures = procedures;
        this.events = events;
        this.archive = archive;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What holds of all that was said of a procedure. */
    public Review review(StoredProcedure procedure) {
        return StandingReview.of(history(procedure));
    }

    /** All that was said of a procedure, in its order. */
    public List<ReviewEvent> history(StoredProcedure procedure) {
        return events.findByProcedureIdOrderById(procedure.row());
    }

    /** The audit of a procedure with what persons made of it. */
    public ReviewedAudit reviewed(StoredProcedure procedure) throws IOException {
        return new ReviewedAudit(archive.read(procedure).audit(), review(procedure));
    }

    /**
     * A station of the audit of a procedure with what persons made of it.
     *
     * @throws NoSuchProcedureException if the protocol has no such station
     */
    public ReviewedStation station(StoredProcedure procedure, String id) throws IOException {
        ReviewedAudit reviewed = reviewed(procedure);
        return reviewed.stations().stream()
                .filter(station -> station.judged().station().id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        NoSuchProcedureException.noStation(reviewed.audit().protocol()));
    }

    /**
     * Puts a person's verdict in place of the machine's.
     *
     * @throws BadRequestException if no reason is given, or the verdict is not a person's to give
     * @throws NoSuchProcedureException if there is no such procedure or station
     */
    public void rule(String id, String station, Verdict verdict, String reason, String account) throws IOException {
        say(id, Statement.ruled(station, verdict, reason), account);
    }

    /** Takes the ruling on a station back. */
    public void unrule(String id, String station, String account) throws IOException {
        say(id, Statement.unruled(station), account);
    }

    /**
     * Says what a photograph shows.
     *
     * @param station that it shows; none if it is of no use
     * @throws BadRequestException if the protocol has no such station
     * @throws NoSuchProcedureException if there is no such procedure or photograph
     */
    public void place(String id, int photograph, Optional<String> station, String account) throws IOException {
        say(id, Statement.placed(photograph, station), account);
    }

    /** Takes the placement of a photograph back. */
    public void unplace(String id, int photograph, String account) throws IOException {
        say(id, Statement.unplaced(photograph), account);
    }

    /** Stands for the audit; nothing of it may change from now on. */
    public void sign(String id, String account) throws IOException {
        say(id, Statement.signed(), account);
    }

    /** Takes the signature back, so that the procedure may change again. */
    public void reopen(String id, String account) throws IOException {
        say(id, Statement.reopened(), account);
    }

    private void say(String id, Statement statement, String account) throws IOException {
        // Read outside the transaction: an audit that is there does not change but by a new one, which the lock shows.
        StoredProcedure before = procedures.findByPublicId(id).orElseThrow(NoSuchProcedureException::new);
        ProcedureAudit audit = archive.read(before).audit();
        statement.requireIn(audit);
        transaction.executeWithoutResult(status -> {
            StoredProcedure procedure = procedures.readByPublicId(id);
            if (procedure == null) {
                throw new NoSuchProcedureException();
            }
            if (!Objects.equals(procedure.audited(), before.audited()) || procedure.state() != before.state()) {
                throw new ProcedureConflictException("it was audited anew meanwhile; look again");
            }
            statement.requireOpen(procedure);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            events.save(statement.event(procedure, account, now));
            store(procedure, new ReviewedAudit(audit, review(procedure)));
        });
    }

    private void store(StoredProcedure procedure, ReviewedAudit reviewed) {
        Optional<Signature> signature = reviewed.review().signature();
        procedures.reviewed(
                procedure.row(),
                reviewed.completeness(),
                UnitRowJson.of(UnitRow.of(procedure.publicId(), reviewed)).toString(),
                signature.map(Signature::by).orElse(null),
                signature.map(Signature::at).orElse(null));
    }
}
