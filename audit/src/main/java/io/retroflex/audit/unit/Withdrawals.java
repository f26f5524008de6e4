package io.retroflex.audit.unit;

import io.retroflex.audit.protocol.Protocol;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long withdrawal took in several procedures, of those whose photographs tell.
 *
 * @param known in how many of them it is known
 * @param median of these
 * @param enough how many of these took as long as the protocol asks for
 */
public record Withdrawals(int known, Duration median, int enough) {
    /** Of procedures; nothing where the protocol does not ask for it, or it is known of none. */
    static Optional<Withdrawals> of(Collection<UnitAudit> audits, Protocol protocol) {
        List<Duration> times = audits.stream()
                .flatMap(audit -> audit.row().withdrawal().stream())
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return Optional.empty();
        }
        Duration lower = times.get((times.size() - 1) / 2);
        Duration upper = times.get(times.size() / 2);
        return protocol.withdrawal()
                .map(asked -> new Withdrawals(times.size(), lower.plus(upper).dividedBy(2), (int) times.stream()
                        .filter(time -> time.toSeconds() >= 60 * asked.minutes())
                        .count()));
    }
}
