package io.retroflex.audit.procedure;

import java.util.List;

/**
 * All that was found when a procedure's photographs were looked at.
 *
 * @param photographs that could be read, in their order
 * @param refused what could not be read
 */
public record Examination(List<Examined> photographs, List<Refused> refused) {
    /**
     * A photograph that could not be read.
     *
     * @param number of it within the procedure, from 1
     * @param reason which names its file, and so is for who has the file, not for reports
     */
    public record Refused(int number, String reason) {}

    /** Copies the lists. */
    public Examination {
        photographs = List.copyOf(photographs);
        refused = List.copyOf(refused);
    }
}
