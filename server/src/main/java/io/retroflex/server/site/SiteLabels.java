package io.retroflex.server.site;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Station;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.protocol.KnownProtocols;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The labels that a picture of the site may have: a misspelt one would answer with a label that nobody else has. */
@Component
public class SiteLabels {
    private final SortedSet<String> ofGallery;
    private final SortedSet<String> ofProtocols = new TreeSet<>();

    SiteLabels(ServedGallery served) throws IOException {
        this.ofGallery = new TreeSet<>(served.gallery().countByLabel().keySet());
        ofGallery.remove("");
        for (Protocol protocol : KnownProtocols.all()) {
            for (Station station : protocol.stations()) {
                ofProtocols.addAll(station.labels());
                ofProtocols.addAll(station.proxies());
            }
        }
        ofProtocols.removeAll(ofGallery);
    }

    /** Those that the gallery has that was given. */
    public SortedSet<String> ofGallery() {
        return Collections.unmodifiableSortedSet(ofGallery);
    }

    /** Those that only protocols have. */
    public SortedSet<String> ofProtocols() {
        return Collections.unmodifiableSortedSet(ofProtocols);
    }

    /** Whether a picture may have it. */
    public boolean has(String label) {
        return ofGallery.contains(label) || ofProtocols.contains(label);
    }

    /** @throws BadRequestException if neither the gallery nor a protocol has the label */
    void require(String label) {
        if (!has(label)) {
            throw new BadRequestException("unknown label '" + label + "'; the gallery has: "
                    + String.join(", ", ofGallery) + "; protocols also have: " + String.join(", ", ofProtocols));
        }
    }
}
