package io.retroflex.server.procedure;

import io.retroflex.audit.verdict.Completeness;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which procedures are asked for; what is not given lets all through.
 *
 * @param procedureState how far they got
 * @param protocolId that they are held against
 * @param completenessOf by the verdicts that hold
 * @param isSigned whether somebody stands for them
 * @param part of their names, in any case
 */
public record ProcedureFilter(
        @Nullable ProcedureState procedureState,
        @Nullable String protocolId,
        @Nullable Completeness completenessOf,
        @Nullable Boolean isSigned,
        @Nullable String part) {
    String state() {
        return procedureState == null ? "" : procedureState.name();
    }

    String protocol() {
        return protocolId == null ? "" : protocolId;
    }

    String completeness() {
        return completenessOf == null ? "" : completenessOf.name();
    }

    String signed() {
        return isSigned == null ? "" : isSigned.toString();
    }

    /** For LIKE; what is a sign there stands for itself. */
    String like() {
        return Optional.ofNullable(part)
                .filter(text -> !text.isBlank())
                .map(text ->
                        "%" + text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
                .orElse("");
    }
}
