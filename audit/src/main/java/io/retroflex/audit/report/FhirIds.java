package io.retroflex.audit.report;

import io.retroflex.audit.verdict.ProcedureAudit;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids of resources that follow from what they are about: a procedure audited again has the ids it had, so that who receives
 * both knows the second for a new state of the first.
 */
record FhirIds(String about) {
    /** Of an audit: its pseudonym, and the very protocol. */
    static FhirIds of(ProcedureAudit audit) {
        return new FhirIds(String.join(
                "\n", audit.procedure(), audit.protocol().id(), audit.protocol().sha256()));
    }

    /** A name-based UUID (RFC 9562, version 3). */
    String of(String what) {
        return UUID.nameUUIDFromBytes((about + "\n" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String urn(String id) {
        return "urn:uuid:" + id;
    }
}
