package io.retroflex.server.protocol;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import java.io.IOException;

/** Protocols by name. Files are never read: names come from whoever asks. */
public final class KnownProtocols {
    private KnownProtocols() {}

    /**
     * The protocol of a name.
     *
     * @throws NoSuchProtocolException if there is none
     */
    public static Protocol named(String id) throws IOException {
        if (!Protocols.IDS.contains(id)) {
            throw new NoSuchProtocolException();
        }
        return Protocols.open(id);
    }
}
