package io.retroflex.benchmarks.service;

import java.time.Duration;
import java.util.Locale;

/**
 * How fast pictures went.
 *
 * @param perSecond pictures a second
 * @param processor time of all cores for one picture, in milliseconds: it says what a picture takes, whatever else runs
 */
record Rate(double perSecond, double processor) {
    static Rate of(double pictures, long nanoseconds, Duration processor) {
        return new Rate(pictures * 1e9 / nanoseconds, processor.toNanos() / 1e6 / pictures);
    }

    /** What a process has used of all cores so far; zero where the system does not say. */
    static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f pictures/s, %.1f ms of a core a picture", perSecond, processor);
    }
}
