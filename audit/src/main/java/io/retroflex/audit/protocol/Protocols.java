package io.retroflex.audit.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The protocols that come with Retroflex, and those of users. */
public final class Protocols {
    /** The ids of those that come with Retroflex. */
    public static final List<String> IDS = List.of(
            "esge-2016-upper",
            "esge-2001-upper",
            "bsg-2017-upper",
            "sss-22",
            "hyperkvasir-upper",
            "esge-2001-lower",
            "cecal-completion",
            "rectal-retroflexion",
            "hyperkvasir-lower");

    private Protocols() {}

    /**
     * The protocol of that id, or in that file.
     *
     * @throws ProtocolException if there is none, or its file breaks a rule
     */
    public static Protocol open(String idOrFile) throws IOException {
        if (IDS.contains(idOrFile)) {
            return ProtocolReader.read(boxed(idOrFile), idOrFile + ".yaml");
        }
        Path file = Path.of(idOrFile);
        if (!Files.exists(file)) {
            throw new ProtocolException(
                    "unknown protocol '" + idOrFile + "', and no such file; known are: " + String.join(", ", IDS));
        }
        return ProtocolReader.read(file);
    }

    /**
     * The text of the protocol of that id, or in that file, as it stands there.
     *
     * @throws ProtocolException if there is none
     */
    public static String text(String idOrFile) throws IOException {
        return new String(
                IDS.contains(idOrFile) ? boxed(idOrFile) : Files.readAllBytes(Path.of(idOrFile)),
                StandardCharsets.UTF_8);
    }

    private static byte[] boxed(String id) throws IOException {
        try (InputStream in = Protocols.class.getResourceAsStream(id + ".yaml")) {
            if (in == null) {
                throw new ProtocolException("protocol '" + id + "' is missing from this build; build Retroflex again");
            }
            return in.readAllBytes();
        }
    }
}
