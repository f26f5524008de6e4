package io.retroflex.server.procedure;

import java.io.IOException;

/** Something that a procedure leaves elsewhere, and that goes with it. */
public interface ProcedureTrace {
    /** Removes all of it; what is gone already is passed over. */
    void erase(String procedure) throws IOException;
}
