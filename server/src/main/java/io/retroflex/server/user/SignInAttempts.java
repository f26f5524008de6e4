package io.retroflex.server.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts attempts to sign in that failed, by the name that was tried: after a few of them, the next has to wait. */
@Component
class SignInAttempts {
    private static final int FREE = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Names are the attacker's to choose: no more of them are kept than that, the latest. */
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    };

    /** So many in a row, the last at that time. */
    private record Failures(int count, Instant last) {}

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    synchronized void requireRoom(String name) {
        Failures failures = byName.get(name);
        if (failures == null || failures.count < FREE) {
            return;
        }
        Duration left = Duration.between(clock.instant(), failures.last.plus(PAUSE));
        if (left.isPositive()) {
            throw new TooManyAttemptsException(left.plusSeconds(1));
        }
    }

    synchronized void failed(String name) {
        Failures before = byName.getOrDefault(name, new Failures(0, Instant.EPOCH));
        byName.put(name, new Failures(before.count + 1, clock.instant()));
    }

    synchronized void succeeded(String name) {
        byName.remove(name);
    }
}
