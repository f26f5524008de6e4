package io.retroflex.cli;

import io.retroflex.audit.procedure.Procedure;
import java.util.function.IntFunction;

/** What reports call photographs. */
final class PhotographNames {
    private PhotographNames() {}

    /**
     * By their numbers within the procedure.
     *
     * @param names whether they are called by their files, which may name patients
     */
    static IntFunction<String> of(Procedure procedure, boolean names) {
        return names ? number -> procedure.photographs().get(number - 1).name() : number -> "photograph " + number;
    }
}
