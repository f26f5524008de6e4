package io.retroflex.server.procedure;

import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.Review;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.review.Ruling;
import io.retroflex.audit.review.Signature;
import io.retroflex.audit.unit.UnitRow;
import io.retroflex.audit.unit.UnitRowJson;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.ReviewEvent.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        Map<Integer, Placement> placements = new LinkedHashMap<>();
        Optional<Signature> signature = Optional.empty();
        for (ReviewEvent event : history(procedure)) {
            switch (event.kind()) {
                case RULED ->
                    rulings.put(
                            station(event),
                            new Ruling(
                                    station(event),
                                    Objects.requireNonNull(event.verdict()),
                                    Objects.requireNonNull(event.reason()),
                                    event.account(),
                                    event.moment()));
                case UNRULED -> rulings.remove(station(event));
                case PLACED ->
                    placements.put(
                            photograph(event),
                            new Placement(
                                    photograph(event),
                                    Optional.ofNullable(event.station()),
                                    event.account(),
                                    event.moment()));
                case UNPLACED -> placements.remove(photograph(event));
                case SIGNED -> signature = Optional.of(new Signature(event.account(), event.moment()));
                case REOPENED -> signature = Optional.empty();
            }
        }
        return new Review(List.copyOf(rulings.values()), List.copyOf(placements.values()), signature);
    }

    private static String station(ReviewEvent event) {
        return Objects.requireNonNull(event.station());
    }

    private static int photograph(ReviewEvent event) {
        return Objects.requireNonNull(event.photograph());
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
                .orElseThrow(() -> noStation(reviewed.audit()));
    }

    /**
     * Puts a person's verdict in place of the machine's.
     *
     * @throws BadRequestException if no reason is given, or the verdict is not a person's to give
     * @throws NoSuchProcedureException if there is no such procedure or station
     */
    public void rule(String id, String station, Verdict verdict, String reason, String account) throws IOException {
        if (reason.isBlank()) {
            throw new BadRequestException("a ruling needs a reason; say why in a few words");
        }
        if (verdict == Verdict.NOT_ASSESSABLE) {
            throw new BadRequestException(
                    "whether the gallery has pictures of a station is not a person's to say; rule documented, uncertain or not-found");
        }
        say(id, Kind.RULED, station, null, verdict, reason.strip(), account);
    }

    /** Takes the ruling on a station back. */
    public void unrule(String id, String station, String account) throws IOException {
        say(id, Kind.UNRULED, station, null, null, null, account);
    }

    /**
     * Says what a photograph shows.
     *
     * @param station that it shows; none if it is of no use
     * @throws BadRequestException if the protocol has no such station
     * @throws NoSuchProcedureException if there is no such procedure or photograph
     */
    public void place(String id, int photograph, Optional<String> station, String account) throws IOException {
        say(id, Kind.PLACED, station.orElse(null), photograph, null, null, account);
    }

    /** Takes the placement of a photograph back. */
    public void unplace(String id, int photograph, String account) throws IOException {
        say(id, Kind.UNPLACED, null, photograph, null, null, account);
    }

    /** Stands for the audit; nothing of it may change from now on. */
    public void sign(String id, String account) throws IOException {
        say(id, Kind.SIGNED, null, null, null, null, account);
    }

    /** Takes the signature back, so that the procedure may change again. */
    public void reopen(String id, String account) throws IOException {
        say(id, Kind.REOPENED, null, null, null, null, account);
    }

    private void say(
            String id,
            Kind kind,
            @Nullable String station,
            @Nullable Integer photograph,
            @Nullable Verdict verdict,
            @Nullable String reason,
            String account)
            throws IOException {
        // Read outside the transaction: an audit that is there does not change but by a new one, which the lock shows.
        StoredProcedure before = procedures.findByPublicId(id).orElseThrow(NoSuchProcedureException::new);
        ProcedureAudit audit = archive.read(before).audit();
        requirePhotograph(audit, photograph);
        requireStation(audit, station, photograph);
        transaction.executeWithoutResult(status -> {
            StoredProcedure procedure = procedures.readByPublicId(id);
            if (procedure == null) {
                throw new NoSuchProcedureException();
            }
            if (!Objects.equals(procedure.audited(), before.audited()) || procedure.state() != before.state()) {
                throw new ProcedureConflictException("it was audited anew meanwhile; look again");
            }
            requireOpenFor(kind, procedure);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            events.save(
                    new ReviewEvent(null, procedure.row(), kind, station, photograph, verdict, reason, account, now));
            store(procedure, new ReviewedAudit(audit, review(procedure)));
        });
    }

    private static void requirePhotograph(ProcedureAudit audit, @Nullable Integer photograph) {
        boolean there = photograph == null
                || audit.readings().stream()
                        .anyMatch(reading -> reading.photograph().number() == photograph);
        if (!there) {
            throw new NoSuchProcedureException("the procedure has no readable photograph of that number");
        }
    }

    /** One that is ruled on is what is asked for; one that a photograph is placed at is a part of what is said. */
    private static void requireStation(ProcedureAudit audit, @Nullable String station, @Nullable Integer photograph) {
        boolean known = station == null
                || audit.protocol().stations().stream().anyMatch(one -> one.id().equals(station));
        if (known) {
            return;
        }
        if (photograph == null) {
            throw noStation(audit);
        }
        throw new BadRequestException(noStation(audit).getMessage());
    }

    private static NoSuchProcedureException noStation(ProcedureAudit audit) {
        return new NoSuchProcedureException(
                "the protocol '" + audit.protocol().id() + "' has no such station; GET /api/v1/protocols lists them");
    }

    private static void requireOpenFor(Kind kind, StoredProcedure procedure) {
        if (kind == Kind.REOPENED && !procedure.isSigned()) {
            throw new ProcedureConflictException("it is not signed");
        }
        if (kind != Kind.REOPENED && procedure.isSigned()) {
            throw new ProcedureConflictException("it is signed; a curator has to take the signature back first");
        }
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
