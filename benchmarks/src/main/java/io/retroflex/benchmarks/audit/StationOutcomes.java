package io.retroflex.benchmarks.audit;

import io.retroflex.audit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What became of the stations of many procedures. */
final class StationOutcomes {
    private final List<Outcome> outcomes = new ArrayList<>();

    /**
     * A station of a procedure.
     *
     * @param number of the station within the protocol
     * @param present whether the procedure has a picture of it
     */
    record Outcome(int number, boolean present, Verdict verdict, double chance, double typicality) {}

    /** A share of outcomes. */
    record Share(int hits, int all) {
        double value() {
            return all == 0 ? Double.NaN : (double) hits / all;
        }
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    Share among(Predicate<Outcome> all, Predicate<Outcome> hit) {
        List<Outcome> chosen = outcomes.stream().filter(all).toList();
        return new Share((int) chosen.stream().filter(hit).count(), chosen.size());
    }

    /** The share with a verdict among those that have, or lack, a picture. */
    Share with(boolean present, Verdict verdict) {
        return among(outcome -> outcome.present() == present, outcome -> outcome.verdict() == verdict);
    }

    /** The share that is neither documented nor not found. */
    Share undecided() {
        return among(outcome -> true, outcome -> !isDecided(outcome));
    }

    /** The share of wrong ones among those that are decided. */
    Share wrong() {
        return among(
                StationOutcomes::isDecided, outcome -> outcome.present() != (outcome.verdict() == Verdict.DOCUMENTED));
    }

    /** The same if each error were promised to be that rare. */
    StationOutcomes promising(double risk) {
        StationOutcomes other = new StationOutcomes();
        for (Outcome outcome : outcomes) {
            Verdict verdict = outcome.chance() <= risk
                    ? Verdict.DOCUMENTED
                    : outcome.typicality() <= risk ? Verdict.NOT_FOUND : Verdict.UNCERTAIN;
            other.add(
                    new Outcome(outcome.number(), outcome.present(), verdict, outcome.chance(), outcome.typicality()));
        }
        return other;
    }

    /** Those of one station. */
    StationOutcomes of(int number) {
        StationOutcomes own = new StationOutcomes();
        outcomes.stream().filter(outcome -> outcome.number() == number).forEach(own::add);
        return own;
    }

    private static boolean isDecided(Outcome outcome) {
        return outcome.verdict() == Verdict.DOCUMENTED || outcome.verdict() == Verdict.NOT_FOUND;
    }
}
