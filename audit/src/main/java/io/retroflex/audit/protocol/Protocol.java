package io.retroflex.audit.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The photographs that an examination has to have.
 *
 * @param id that names it on a command line
 * @param name to show
 * @param organ it is about
 * @param source who asks for these photographs, and where that is written
 * @param target share of a unit's procedures that should be complete, if the source names one
 * @param unsure what in this file could not be read in the source itself, if anything; shown wherever the protocol is
 * @param risk how often its verdicts may be wrong
 * @param withdrawal how long it should take, if the protocol asks for that
 * @param stations in the order in which the endoscope passes them
 * @param sha256 of the file it was read from, which tells one protocol of that id from another
 */
public record Protocol(
        String id,
        String name,
        Organ organ,
        Source source,
        OptionalDouble target,
        Optional<String> unsure,
        Risk risk,
        Optional<Withdrawal> withdrawal,
        List<Station> stations,
        String sha256) {
    /** Copies the stations. */
    public Protocol {
        stations = List.copyOf(stations);
    }

    /** Which endoscopy. */
    public enum Organ {
        /** Oesophagus, stomach and duodenum. */
        UPPER,
        /** Colon and terminal ileum. */
        LOWER
    }

    /**
     * How long the endoscope should take on its way back.
     *
     * @param from id of the station that it begins at
     * @param minutes that it should take at least, above 0
     * @param source who asks for that, if another than the protocol's
     * @param unsure what of it could not be read in the source itself, if anything
     */
    public record Withdrawal(String from, double minutes, Optional<Source> source, Optional<String> unsure) {}

    /**
     * Where a protocol comes from.
     *
     * @param text the publication
     * @param doi of it, if it has one
     */
    public record Source(String text, Optional<String> doi) {}
}
