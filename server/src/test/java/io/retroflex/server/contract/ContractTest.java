package io.retroflex.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.retroflex.server.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is sent, answers are such as the interface is described. {@code benchmarks/run contract} sends more. */
class ContractTest {
    private static final long SEED = Long.getLong("contract.seed", 20260131);
    private static final int REQUESTS = Integer.getInteger("contract.requests", 400);
    private static final int MINUTES = Integer.getInteger("contract.minutes", 60);

    @TempDir
    private Path data;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void everyAnswerToARandomRequestIsAsItIsDescribed() throws Exception {
        try (RunningServer server = new RunningServer(data)) {
            // Spring sets logging up anew when it starts.
            log.start();
            root().addAppender(log);
            ContractRun run = new ContractRun(server, data, SEED);
            run.doEach();
            run.send(REQUESTS, Duration.ofMinutes(MINUTES));

            if (Long.getLong("contract.seed") != null) {
                System.out.println(run.number() + " requests");
                run.counts().forEach((operation, statuses) -> System.out.println(operation + " " + statuses));
            }
            assertThat(run.failures()).isEmpty();
            assertThat(run.neverDone()).as("operations that no request reached").isEmpty();
            // Whoever asks wrongly is told so; a log of it could be filled from outside.
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
        }
    }
}
