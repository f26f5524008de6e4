package io.retroflex.server.site;

import io.retroflex.server.site.SiteEvent.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The site's pictures in the database, each change with the row of who made it. */
@Component
class SiteRecords {
    private final SitePictures pictures;
    private final SiteEvents events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SiteRecords(SitePictures pictures, SiteEvents events, TransactionTemplate transaction, Clock clock) {
        this.pictures = pictures;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those that are in the gallery. */
    List<SitePicture> all() {
        return pictures.findByRemovedIsNullOrderById();
    }

    /** The one of that name, if it is in the gallery. */
    Optional<SitePicture> find(String name) {
        return SitePicture.row(name).flatMap(pictures::findByIdAndRemovedIsNull);
    }

    /** Those in the gallery that were taken from files of such contents. */
    List<SitePicture> withContents(Collection<String> contents) {
        return contents.isEmpty() ? List.of() : pictures.findByContentInAndRemovedIsNull(contents);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of that content */
    SitePicture add(Candidate candidate, String file, String label, String account) {
        return Objects.requireNonNull(transaction.execute(status -> {
            SitePicture stored = pictures.save(new SitePicture(
                    null,
                    candidate.procedure(),
                    candidate.photograph(),
                    candidate.content(),
                    file,
                    label,
                    candidate.model(),
                    Vectors.bytes(candidate.embedding()),
                    now(),
                    account,
                    null,
                    null));
            record(stored, Kind.ADDED, label, account);
            return stored;
        }));
    }

    SitePicture relabel(SitePicture picture, String label, String account) {
        return Objects.requireNonNull(transaction.execute(status -> {
            record(picture, Kind.RELABELLED, label, account);
            return pictures.save(picture.with(label));
        }));
    }

    void remove(SitePicture picture, String account) {
        transaction.executeWithoutResult(status -> {
            pictures.remove(row(picture), now(), account);
            record(picture, Kind.REMOVED, picture.label(), account);
        });
    }

    /** Takes out what is of a procedure, and its name wherever it is; gives what was in the gallery. */
    List<SitePicture> erase(String procedure) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<SitePicture> there = pictures.findByProcedureAndRemovedIsNull(procedure);
            there.forEach(picture -> record(picture, Kind.ERASED, picture.label(), null));
            pictures.erase(procedure, now());
            return there;
        }));
    }

    SitePicture embedded(SitePicture picture, String model, byte[] vector) {
        return pictures.save(picture.with(model, vector));
    }

    /** What was done, the newest first. */
    List<SiteEvent> history(int page, int size) {
        return events.findByOrderByIdDesc(PageRequest.of(page, size));
    }

    /** How many things were done. */
    long changes() {
        return events.count();
    }

    /** Pictures by their rows, those that were removed among them. */
    Map<Long, SitePicture> byRow(Collection<Long> rows) {
        return pictures.findAllById(rows).stream().collect(Collectors.toMap(SiteRecords::row, Function.identity()));
    }

    private void record(SitePicture picture, Kind kind, String label, @Nullable String account) {
        events.save(new SiteEvent(null, row(picture), kind, label, account, now()));
    }

    private static long row(SitePicture picture) {
        return Objects.requireNonNull(picture.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
