package io.retroflex.server.site;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was done with the site's pictures. */
@Component
public class SiteHistory {
    private final SiteRecords records;

    SiteHistory(SiteRecords records) {
        this.records = records;
    }

    /**
     * A thing that was done.
     *
     * @param picture as it is now: perhaps no longer in the gallery, and without its procedure once that is deleted
     */
    public record Change(SiteEvent event, SitePicture picture) {}

    /**
     * Some of it.
     *
     * @param page from 0
     * @param all how many things were done in all
     */
    public record Page(List<Change> changes, int page, int size, long all) {
        /** How many pages there are; one if nothing was done. */
        public long pages() {
            return Math.max(1, Math.ceilDiv(all, size));
        }

        /** Whether older things are on another page. */
        public boolean hasNext() {
            return page + 1 < pages();
        }
    }

    /** What was done, the newest first. */
    public List<SiteEvent> events(int page, int size) {
        return records.history(page, size);
    }

    /** The same, with the pictures that it was done with. */
    public Page page(int page, int size) {
        List<SiteEvent> events = events(page, size);
        Map<Long, SitePicture> pictures =
                records.byRow(events.stream().map(SiteEvent::pictureId).collect(Collectors.toSet()));
        return new Page(
                events.stream()
                        .map(event -> new Change(event, pictures.get(event.pictureId())))
                        .toList(),
                page,
                size,
                records.changes());
    }
}
