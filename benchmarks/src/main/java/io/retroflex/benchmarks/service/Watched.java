package io.retroflex.benchmarks.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * What the service did while it was watched.
 *
 * @param secondHalf when more of its code is compiled
 */
record Watched(Rate all, Rate secondHalf) {
    private static final Duration LOOK = Duration.ofSeconds(30);

    /** Watches rate, memory and what a picture takes, of the service and of its clients. */
    static Watched watch(ServedProcess served, ServiceClient client, Duration length)
            throws IOException, InterruptedException {
        System.out.println(
                "seconds  pictures/s  a run  ms of a core a picture: service, clients  waiting  resident MB");
        Moment first = Moment.now(served, client);
        Moment middle = first;
        Moment last = first;
        while (last.since(first).compareTo(length) < 0) {
            Thread.sleep(LOOK);
            Moment now = Moment.now(served, client);
            System.out.printf(
                    Locale.ROOT,
                    "%7d  %10.1f  %5.1f  %32.1f %8.1f  %7.0f  %11d%n",
                    now.since(first).toSeconds(),
                    now.service(last).perSecond(),
                    now.batch(last),
                    now.service(last).processor(),
                    now.clients(last).processor(),
                    client.metric("retroflex_waiting"),
                    served.residentMegabytes());
            last = now;
            if (last.since(first).multipliedBy(2).compareTo(length) <= 0) {
                middle = last;
            }
        }
        return new Watched(last.service(first), last.service(middle));
    }
}
