package io.retroflex.server.page;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.server.procedure.ProcedureFilter;
import io.retroflex.server.procedure.ProcedurePage;
import io.retroflex.server.procedure.ProcedureState;
import io.retroflex.server.procedure.StoredProcedure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Procedures that were asked for.
 *
 * @param protocols that a new one may be held against
 * @param usual id of the protocol that is taken first
 */
record ProcedureList(ProcedurePage found, ProcedureFilter filter, List<Protocol> protocols, String usual) {
    List<StoredProcedure> procedures() {
        return found.procedures();
    }

    String protocolName(StoredProcedure procedure) {
        return protocols.stream()
                .filter(protocol -> protocol.id().equals(procedure.protocol()))
                .map(Protocol::name)
                .findFirst()
                .orElse(procedure.protocol());
    }

    ProcedureState[] states() {
        return ProcedureState.values();
    }

    Completeness[] completenesses() {
        return Completeness.values();
    }

    boolean isAsked(ProcedureState state) {
        return state == filter.procedureState();
    }

    boolean isAsked(Completeness completeness) {
        return completeness == filter.completenessOf();
    }

    String part() {
        return Optional.ofNullable(filter.part()).orElse("");
    }

    /** The class of a procedure's mark, as of a station that is in such a state. */
    static String mark(StoredProcedure procedure) {
        return switch (standing(procedure)) {
            case "complete" -> "documented";
            case "incomplete", "failed" -> "not-found";
            case "undecided" -> "uncertain";
            default -> "not-assessable";
        };
    }

    /** The key of the words for what is known of a procedure. */
    static String standing(StoredProcedure procedure) {
        Completeness completeness = procedure.completeness();
        return completeness != null
                ? completeness.id()
                : procedure.state().name().toLowerCase(Locale.ROOT);
    }

    static String sign(StoredProcedure procedure) {
        return switch (mark(procedure)) {
            case "documented" -> "✓";
            case "not-found" -> "✕";
            case "uncertain" -> "?";
            default -> "…";
        };
    }

    boolean hasNext() {
        return found.page() + 1 < found.pages();
    }

    boolean hasPrevious() {
        return found.page() > 0;
    }

    /** The address of another page of the same. */
    String page(int step) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/procedures").queryParam("page", found.page() + step);
        Optional.ofNullable(filter.procedureState()).ifPresent(state -> link.queryParam("state", state));
        Optional.ofNullable(filter.completenessOf()).ifPresent(which -> link.queryParam("completeness", which));
        Optional.ofNullable(filter.part()).ifPresent(part -> link.queryParam("name", part));
        return link.encode().toUriString();
    }
}
