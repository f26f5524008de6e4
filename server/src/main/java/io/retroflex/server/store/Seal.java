package io.retroflex.server.store;

import java.io.IOException;

/** How files are kept from those who have the disk and not the key. */
public sealed interface Seal permits NoSeal, AesSeal {
    /** Files lie there as they are. */
    static Seal none() {
        return new NoSeal();
    }

    /**
     * The bytes to write.
     *
     * @param place where they will lie; they cannot be opened as if they were another's
     */
    byte[] seal(byte[] content, String place);

    /**
     * The content of what was written.
     *
     * @throws IOException if it was changed, lies elsewhere, or was sealed with another key
     */
    byte[] open(byte[] sealed, String place) throws IOException;
}
