package io.retroflex.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with rate and time left on standard error, where that is a terminal; nothing elsewhere. */
sealed interface Progress extends AutoCloseable {
    /** So much is done. */
    void at(long done);

    /** So much is done; a few words more behind the bar. */
    void at(long done, String words);

    @Override
    void close();

    /** A bar for something of that many units; {@code -1} where that is not known. */
    static Progress of(String task, String unit, long unitSize, long total) {
        return of(task, unit, unitSize, total, 0, Duration.ZERO);
    }

    /** A bar for something that is under way: so much was done, in that time. */
    static Progress of(String task, String unit, long unitSize, long total, long done, Duration elapsed) {
        if (!terminal()) {
            return new Silent();
        }
        PrintStream err = System.err;
        return new Bar(new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, unitSize)
                .setInitialMax(total)
                .startsFrom(done, elapsed)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .showSpeed()
                .clearDisplayOnFinish()
                .build());
    }

    /** Only the launcher can tell whether standard error is a terminal: Java does not say it of one stream. */
    private static boolean terminal() {
        return Boolean.getBoolean("retroflex.terminal");
    }

    /** Draws. */
    record Bar(ProgressBar bar) implements Progress {
        @Override
        public void at(long done) {
            bar.stepTo(done);
        }

        @Override
        public void at(long done, String words) {
            bar.setExtraMessage(words);
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Draws nothing. */
    record Silent() implements Progress {
        @Override
        public void at(long done) {}

        @Override
        public void at(long done, String words) {}

        @Override
        public void close() {}
    }
}
