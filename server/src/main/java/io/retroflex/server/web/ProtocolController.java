package io.retroflex.server.web;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.server.protocol.KnownProtocols;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What examinations are held against. */
@RestController
@RequestMapping(path = "/api/v1/protocols", produces = MediaType.APPLICATION_JSON_VALUE)
class ProtocolController {
    /**
     * A protocol.
     *
     * @param organ {@code upper} or {@code lower}
     * @param unsure what could not be read in the source, or nothing
     */
    record Shown(String id, String name, String organ, String source, List<Asked> stations, List<String> unsure) {
        static Shown of(Protocol protocol) {
            return new Shown(
                    protocol.id(),
                    protocol.name(),
                    protocol.organ().name().toLowerCase(Locale.ROOT),
                    protocol.source().text(),
                    protocol.stations().stream()
                            .map(station -> new Asked(station.id(), station.name()))
                            .toList(),
                    protocol.unsure().stream().toList());
        }
    }

    /** A station. */
    record Asked(String id, String name) {}

    /** Those that come with Retroflex. */
    @GetMapping
    List<Shown> all() throws IOException {
        return KnownProtocols.all().stream().map(Shown::of).toList();
    }

    /** One of them. */
    @GetMapping("/{id}")
    Shown one(@PathVariable String id) throws IOException {
        return Shown.of(KnownProtocols.named(id));
    }
}
