package io.retroflex.benchmarks.service;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something and the embedder alone in turn, each warm, while the other rests: what else goes on around the machine, which may
 * change its speed by a fifth within minutes, weighs on both.
 *
 * @param compared its rate in each round
 * @param alone that of the embedder
 */
record Alternation(List<Rate> compared, List<Rate> alone) {
    static final int ROUNDS = 12;

    /** Less than the twenty seconds after which the service gives up a client that sends nothing. */
    static final Duration TURN = Duration.ofSeconds(15);

    private static final Duration SETTLING = Duration.ofMillis(500);

    /** The service, with clients at work whenever the service is. */
    static Alternation run(ServedProcess served, ServiceClient client, Alone alone)
            throws IOException, InterruptedException {
        List<Rate> ofService = new ArrayList<>();
        List<Rate> ofAlone = new ArrayList<>();
        System.out.println("in turn: the service, the embedder alone");
        for (int round = 0; round < ROUNDS; round++) {
            ofService.add(service(served, client));
            served.pause();
            try {
                ofAlone.add(alone.rate(TURN));
            } finally {
                served.resume();
            }
            System.out.printf("%s; %s%n", ofService.getLast(), ofAlone.getLast());
        }
        return new Alternation(ofService, ofAlone);
    }

    private static Rate service(ServedProcess served, ServiceClient client) throws IOException, InterruptedException {
        Thread.sleep(SETTLING);
        Moment before = Moment.now(served, client);
        Thread.sleep(TURN);
        return Moment.now(served, client).service(before);
    }

    /** Prints medians of the service and its shares of what the embedder makes: of the rounds, and of what was watched before. */
    void print(Watched watched) {
        print("the service");
        printShare("before that, all the time", watched.all());
        printShare("before that, in the second half", watched.secondHalf());
    }

    /** Prints medians, and the share of what the embedder makes. */
    void print(String what) {
        System.out.printf(
                Locale.ROOT,
                "the embedder alone, median: %.1f pictures/s, %.1f ms of a core a picture%n",
                usual(),
                median(alone.stream().map(Rate::processor).toList()));
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < compared.size(); round++) {
            shares.add(100 * compared.get(round).perSecond() / alone.get(round).perSecond());
        }
        System.out.printf(
                Locale.ROOT,
                "%s, in turn with it, median: %.1f pictures/s, %.1f ms of a core a picture: %.0f %% of what the"
                        + " embedder makes; in single rounds %.0f %% to %.0f %%%n",
                what,
                median(compared.stream().map(Rate::perSecond).toList()),
                median(compared.stream().map(Rate::processor).toList()),
                median(shares),
                shares.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private void printShare(String when, Rate rate) {
        System.out.printf(Locale.ROOT, "the service, %s: %s: %.0f %%%n", when, rate, 100 * rate.perSecond() / usual());
    }

    /** What the embedder makes in the middle round. */
    private double usual() {
        return median(alone.stream().map(Rate::perSecond).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
