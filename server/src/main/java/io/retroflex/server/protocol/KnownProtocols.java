package io.retroflex.server.protocol;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Protocols that come with Retroflex. Files are never read: names come from whoever asks. */
public final class KnownProtocols {
    /** Each is read once: every audit asks for one, and pages for all. */
    private static final Map<String, Protocol> READ = new ConcurrentHashMap<>();

    private KnownProtocols() {}

    /** All, in the order in which they are shown. */
    public static List<Protocol> all() throws IOException {
        List<Protocol> all = new ArrayList<>();
        for (String id : Protocols.IDS) {
            all.add(named(id));
        }
        return all;
    }

    /**
     * The protocol of a name.
     *
     * @throws NoSuchProtocolException if there is none
     */
    public static Protocol named(String id) throws IOException {
        if (!Protocols.IDS.contains(id)) {
            throw new NoSuchProtocolException();
        }
        Protocol read = READ.get(id);
        if (read == null) {
            read = Protocols.open(id);
            READ.put(id, read);
        }
        return read;
    }
}
