package io.retroflex.audit.procedure;

import java.util.List;

/**
 * The pictures of one examination.
 *
 * @param name of its folder or archive; it may name a patient, so that no report has it unless it is asked for
 * @param photographs in the order of their names, numbers in them by their value
 */
public record Procedure(String name, List<Photograph> photographs) {
    /** Copies the list. */
    public Procedure {
        photographs = List.copyOf(photographs);
    }
}
