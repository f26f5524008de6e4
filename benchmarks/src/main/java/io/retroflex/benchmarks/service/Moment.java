package io.retroflex.benchmarks.service;

import java.io.IOException;
import java.time.Duration;

/** What the service had done, and what it and its clients had used, up to a moment. */
record Moment(long nanoseconds, double embedded, double runs, Duration service, Duration clients) {
    private static final String EMBEDDED = "retroflex_batch_sum";
    private static final String RUNS = "retroflex_batch_count";

    static Moment now(ServedProcess served, ServiceClient client) throws IOException, InterruptedException {
        return new Moment(
                System.nanoTime(),
                client.metric(EMBEDDED),
                client.metric(RUNS),
                served.used(),
                Rate.used(ProcessHandle.current()));
    }

    Duration since(Moment before) {
        return Duration.ofNanos(nanoseconds - before.nanoseconds);
    }

    /** Pictures of a run of the network since then. */
    double batch(Moment before) {
        return (embedded - before.embedded) / (runs - before.runs);
    }

    Rate service(Moment before) {
        return rate(before, service.minus(before.service));
    }

    Rate clients(Moment before) {
        return rate(before, clients.minus(before.clients));
    }

    private Rate rate(Moment before, Duration used) {
        return Rate.of(embedded - before.embedded, nanoseconds - before.nanoseconds, used);
    }
}
