package io.retroflex.server.procedure;

import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.ReviewEvent.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to say of an audit. Its parts are those of {@link ReviewEvent}, which it becomes once it may be said.
 */
record Statement(
        Kind kind,
        @Nullable String station,
        @Nullable Integer photograph,
        @Nullable Verdict verdict,
        @Nullable String reason) {
    /** @throws BadRequestException if no reason is given, or the verdict is not a person's to give */
    static Statement ruled(String station, Verdict verdict, String reason) {
        if (reason.isBlank()) {
            throw new BadRequestException("a ruling needs a reason; say why in a few words");
        }
        if (verdict == Verdict.NOT_ASSESSABLE) {
            throw new BadRequestException(
                    "whether the gallery has pictures of a station is not a person's to say; rule documented, uncertain or not-found");
        }
        return new Statement(Kind.RULED, station, null, verdict, reason.strip());
    }

    static Statement unruled(String station) {
        return new Statement(Kind.UNRULED, station, null, null, null);
    }

    /** Of no use, if it shows no station. */
    static Statement placed(int photograph, Optional<String> station) {
        return new Statement(Kind.PLACED, station.orElse(null), photograph, null, null);
    }

    static Statement unplaced(int photograph) {
        return new Statement(Kind.UNPLACED, null, photograph, null, null);
    }

    static Statement signed() {
        return new Statement(Kind.SIGNED, null, null, null, null);
    }

    static Statement reopened() {
        return new Statement(Kind.REOPENED, null, null, null, null);
    }

    /**
     * Looks whether an audit has what it is about.
     *
     * @throws NoSuchProcedureException if there is no such photograph, or no such station to rule on
     * @throws BadRequestException if there is no such station to place a photograph at
     */
    void requireIn(ProcedureAudit audit) {
        requirePhotograph(audit);
        requireStation(audit);
    }

    private void requirePhotograph(ProcedureAudit audit) {
        boolean there = photograph == null
                || audit.readings().stream()
                        .anyMatch(reading -> reading.photograph().number() == photograph);
        if (!there) {
            throw new NoSuchProcedureException("the procedure has no readable photograph of that number");
        }
    }

    /** One that is ruled on is what is asked for; one that a photograph is placed at is a part of what is said. */
    private void requireStation(ProcedureAudit audit) {
        boolean known = station == null
                || audit.protocol().stations().stream().anyMatch(one -> one.id().equals(station));
        if (known) {
            return;
        }
        NoSuchProcedureException unknown = NoSuchProcedureException.noStation(audit.protocol());
        if (photograph == null) {
            throw unknown;
        }
        throw new BadRequestException(unknown.getMessage());
    }

    /**
     * Looks whether the signature is in the way; without one there is none to take back.
     *
     * @throws ProcedureConflictException if so
     */
    void requireOpen(StoredProcedure procedure) {
        if (kind == Kind.REOPENED && !procedure.isSigned()) {
            throw new ProcedureConflictException("it is not signed");
        }
        if (kind != Kind.REOPENED && procedure.isSigned()) {
            throw new ProcedureConflictException("it is signed; a curator has to take the signature back first");
        }
    }

    /** As it is kept. */
    ReviewEvent event(StoredProcedure procedure, String account, Instant moment) {
        return new ReviewEvent(null, procedure.row(), kind, station, photograph, verdict, reason, account, moment);
    }
}
