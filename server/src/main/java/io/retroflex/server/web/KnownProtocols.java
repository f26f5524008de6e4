package io.retroflex.server.web;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import java.io.IOException;

/** Protocols by name. Files are never read: names come from whoever asks. */
final class KnownProtocols {
    private KnownProtocols() {}

    static Protocol named(String id) throws IOException {
        if (!Protocols.IDS.contains(id)) {
            throw new NotFoundException("there is no such protocol; GET /api/v1/protocols lists those there are");
        }
        return Protocols.open(id);
    }
}
