package io.retroflex.server.procedure;

/**
 * How far a procedure's audit got.
 *
 * @param state of the procedure
 * @param looked at how many of its photographs
 * @param photographs that it has
 */
public record Progress(ProcedureState state, int looked, int photographs) {}
