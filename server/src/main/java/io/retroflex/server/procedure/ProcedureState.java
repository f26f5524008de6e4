package io.retroflex.server.procedure;

/** How far a procedure got. */
public enum ProcedureState {
    /** It takes photographs. */
    OPEN,
    /** Its audit was asked for and is not made yet; it is made after a restart too. */
    WAITING,
    /** It is audited. */
    AUDITED,
    /** Its audit could not be made; it can be asked for again. */
    FAILED
}
